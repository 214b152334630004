using System.Net;
using System.Net.Sockets;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Real programs in a session whose network namespace is its own.</summary>
public sealed class LandlockNetworkTests : SessionTest
{
    private async Task<CommandResult> RunAsync(NetworkGrant grant, string line)
    {
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { Network = grant });
        return await session.ExecuteAsync(SandboxCommand.Shell(line) with { Timeout = TimeSpan.FromSeconds(60) });
    }

    [Fact]
    public async Task What_is_granted_is_reached_and_written_down()
    {
        await using HttpHost host = new();
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] };
        CommandResult result = await RunAsync(grant, $"curl -sS --noproxy '' {host.Address}path");
        Assert.True(result.Succeeded, result.StandardError.Text);
        Assert.StartsWith("GET /path HTTP/1.1\r\n", result.StandardOutput.Text);
        NetworkDecision decision = Assert.Single(result.Network);
        Assert.Equal(("127.0.0.1", host.Port, true), (decision.Host, decision.Port, decision.Allowed));
    }

    [Fact]
    public async Task Programs_reach_each_other_on_a_loopback_that_is_not_the_host_s()
    {
        using TcpListener hosts = new(IPAddress.Loopback, 0);
        hosts.Start();
        int port = ((IPEndPoint)hosts.LocalEndpoint).Port;
        const string Talk = """
            perl -MIO::Socket -e '$l = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1") or exit 2;
            if (!fork) { IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => $l->sockport)->print("inside"); exit }
            print $l->accept->getline'
            """;
        CommandResult result = await RunAsync(NetworkGrant.Loopback, $"{Talk}; bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}' || echo refused");
        Assert.Equal("insiderefused\n", result.StandardOutput.Text);
        Assert.False(hosts.Pending());
    }
}

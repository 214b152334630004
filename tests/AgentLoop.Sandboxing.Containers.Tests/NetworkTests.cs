using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>What of a network is granted, and nothing else.</summary>
public sealed class NetworkTests : ContainerTest
{
    [Theory]
    [InlineData(NetworkAccess.None)]
    [InlineData(NetworkAccess.Loopback)]
    [InlineData(NetworkAccess.AllowList)]
    public async Task There_is_never_more_than_a_loopback(NetworkAccess access)
    {
        await using ISandboxSession session = await OpenAsync(Request with { Network = new NetworkGrant { Access = access } });
        Assert.Equal("lo\n", (await session.ExecuteAsync(SandboxCommand.Shell("ls /sys/class/net"))).StandardOutput.Text);
    }

    [Fact]
    public async Task A_granted_host_is_reached_through_the_proxy_and_no_other()
    {
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        int port = ((IPEndPoint)server.LocalEndpoint).Port;
        Task serving = ServeAsync(server);
        string get = string.Create(
            CultureInfo.InvariantCulture,
            $"python3 -c \"import urllib.request,sys; print(urllib.request.urlopen('http://'+sys.argv[1]+':{port}/', timeout=10).read().decode())\" ");
        await using ISandboxSession session = await OpenAsync(Request with { Network = NetworkGrant.Hosts("127.0.0.1") with { Ports = [port] } });

        CommandResult granted = await session.ExecuteAsync(SandboxCommand.Shell("http_proxy=$HTTP_PROXY no_proxy= NO_PROXY= " + get + "127.0.0.1"));
        Assert.True(granted.StandardOutput.Text == "served\n", Said(granted));
        NetworkDecision decision = Assert.Single(granted.Network);
        Assert.Equal(("127.0.0.1", port, true), (decision.Host, decision.Port, decision.Allowed));

        CommandResult other = await session.ExecuteAsync(SandboxCommand.Shell(get + "other.example"));
        Assert.NotEqual(0, other.ExitCode);
        Assert.All(other.Network, refused => Assert.False(refused.Allowed));
        CommandResult direct = await session.ExecuteAsync(SandboxCommand.Shell("http_proxy= HTTP_PROXY= " + get + "127.0.0.1"));
        Assert.Contains("refused", direct.StandardError.Text, StringComparison.OrdinalIgnoreCase);
        server.Stop();
        await serving;
    }

    private static async Task ServeAsync(TcpListener server)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await server.AcceptTcpClientAsync();
                _ = await client.GetStream().ReadAtLeastAsync(new byte[4096], 1);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nserved"));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Real programs in a session whose network namespace is its own.</summary>
public sealed class LandlockNetworkTests : SessionTest
{
    private const string Curl = "curl -sS --max-time 20 --fail-with-body";

    private async Task<CommandResult> RunAsync(NetworkGrant grant, string line, ISandbox? sandbox = null)
    {
        await using ISandboxSession session = await (sandbox ?? Sandboxes.Landlock).OpenAsync(Request with { Network = grant });
        return await session.ExecuteAsync(SandboxCommand.Shell(line) with { Timeout = TimeSpan.FromSeconds(60) });
    }

    private async Task AssertHeldAsync(NetworkGrant grant, string line)
    {
        CommandResult free = await RunAsync(NetworkGrant.None, line, Sandboxes.Unisolated);
        Assert.True(free.Succeeded, $"The attack does not work even without isolation: {free.StandardError.Text}{free.StartFailure}");
        CommandResult held = await RunAsync(grant, line);
        Assert.Equal(CommandEnd.Exited, held.End);
        Assert.NotEqual(0, held.ExitCode);
    }

    [Fact]
    public async Task What_is_granted_is_reached_and_written_down()
    {
        await using HttpHost host = new();
        CommandResult result = await RunAsync(NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] }, $"{Curl} {host.Address}path");
        Assert.True(result.Succeeded, result.StandardError.Text);
        Assert.StartsWith("GET /path HTTP/1.1\r\n", result.StandardOutput.Text);
        NetworkDecision decision = Assert.Single(result.Network);
        Assert.Equal(("127.0.0.1", host.Port, true), (decision.Host, decision.Port, decision.Allowed));
    }

    [Fact]
    public async Task A_name_is_reached_plainly_and_through_a_tunnel_and_others_are_not()
    {
        await using HttpHost host = new();
        FakeOutside outside = new() { Port = host.Port, Names = (name, _) => name == "metadata.example.com" ? ["169.254.169.254"] : [FakeOutside.Public] };
        NetworkGrant grant = NetworkGrant.Hosts("*.example.com") with { DeniedHosts = ["evil.example.com"], Outside = outside };
        CommandResult result = await RunAsync(grant, $"""
            {Curl} -o plain http://www.example.com/ || echo plain
            {Curl} -o tunnel --proxytunnel http://www.example.com/ || echo tunnel
            {Curl} -o post --data-binary @/usr/bin/env http://www.example.com/ || echo post
            {Curl} -o unlisted http://example.org/ || echo unlisted
            {Curl} -o denied https://evil.example.com/ || echo denied
            {Curl} -o private http://metadata.example.com/ || echo private
            """);
        Assert.Equal("unlisted\ndenied\nprivate\n", result.StandardOutput.Text);
        Assert.Equal([true, true, true, false, false, false], result.Network.Select(decision => decision.Allowed));
        Assert.Equal(3, host.Requests.Count);
        Assert.Contains("\"example.org\" is refused. It is not among the allowed hosts.", await File.ReadAllTextAsync(Path.Combine(Workspace, "unlisted")));
    }

    [Theory]
    [InlineData("git ls-remote http://example.com/")]
    [InlineData("git ls-remote https://example.com/")]
    [InlineData("/usr/bin/python3 -c 'import urllib.request as u; u.urlopen(\"http://example.com/\")'")]
    [InlineData("/usr/bin/python3 -c 'import urllib.request as u; u.urlopen(\"https://example.com/\")'")]
    [InlineData("npm view package --registry http://example.com/ --fetch-retries 0")]
    [InlineData("npm view package --registry https://example.com/ --fetch-retries 0")]
    [InlineData("curl https://example.com/")]
    [InlineData("/usr/bin/python3 -m pip download package --index-url http://example.com/ --trusted-host example.com --retries 0")]
    public async Task Clients_find_the_proxy_by_themselves(string line)
    {
        await using HttpHost host = new() { HangsUp = true };
        CommandResult result = await RunAsync(NetworkGrant.Hosts("example.com") with { Outside = new FakeOutside { Port = host.Port } }, line);
        Assert.Equal(CommandEnd.Exited, result.End);
        Assert.Equal(("example.com", true), result.Network.Select(decision => (decision.Host, decision.Allowed)).FirstOrDefault());
        Assert.NotEqual(0, host.Connections);
    }

    [Fact]
    public async Task A_name_that_is_bound_anew_gains_nothing()
    {
        await using HttpHost host = new();
        FakeOutside outside = new() { Port = host.Port, Names = (_, before) => before == 0 ? [FakeOutside.Public] : ["127.0.0.1"] };
        CommandResult result = await RunAsync(
            NetworkGrant.Hosts("example.com") with { Outside = outside }, $"for i in 1 2 3; do {Curl} -o /dev/null http://example.com/ && echo $i; done");
        Assert.Equal("1\n", result.StandardOutput.Text);
        Assert.Equal([FakeOutside.Public + ":80"], outside.Connected);
    }

    [Fact]
    public async Task The_second_request_of_a_client_that_keeps_connections_is_judged_too()
    {
        await using HttpHost host = new();
        NetworkGrant grant = NetworkGrant.Hosts("example.com") with { Outside = new FakeOutside { Port = host.Port } };
        CommandResult result = await RunAsync(grant, $"{Curl} http://example.com/one http://evil.org/two http://example.com/three");
        Assert.Equal(["example.com", "evil.org", "example.com"], result.Network.Select(decision => decision.Host));
        Assert.Equal(["/one", "/three"], host.Requests.Select(request => request.Split(' ')[1]));
    }

    [Fact]
    public async Task Past_the_proxy_nothing_of_the_host_is_reached()
    {
        await using HttpHost host = new(IPAddress.Any);
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] };
        foreach (IPAddress address in HostAddresses())
            await AssertHeldAsync(grant, $"{Curl} --noproxy '*' http://{address}:{host.Port}/");
    }

    [Theory]
    [InlineData(NetworkAccess.Loopback)]
    [InlineData(NetworkAccess.AllowList)]
    public async Task No_packet_reaches_the_host_nor_its_name_server(NetworkAccess access)
    {
        foreach (IPAddress address in HostAddresses())
        {
            using Socket receiver = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            receiver.Bind(new IPEndPoint(address, 0));
            string line = $"bash -c 'echo packet > /dev/udp/{address}/{((IPEndPoint)receiver.LocalEndPoint!).Port}'";
            await RunAsync(NetworkGrant.None, line, Sandboxes.Unisolated);
            Assert.Equal(7, await receiver.ReceiveAsync(new byte[100]));
            await RunAsync(new NetworkGrant { Access = access }, line);
            Assert.False(receiver.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectRead));
        }
    }

    [Theory]
    [InlineData("socket(S, 1, 1, 0)")] // unix
    [InlineData("socketpair(S, T, 1, 2, 0)")]
    [InlineData("socket(S, 2, 3, 1)")] // raw
    [InlineData("socket(S, 2, 2, 1)")] // ping
    [InlineData("socket(S, 17, 3, 768)")] // packet
    [InlineData("socket(S, 16, 3, 4)")] // netlink, sockets of others
    public async Task A_grant_gives_no_sockets_but_those_of_tcp_and_udp(string open)
    {
        CommandResult held = await RunAsync(NetworkGrant.Loopback, $"perl -e '{open} or exit($!{{EPERM}} ? 7 : 8)'");
        Assert.Equal(7, held.ExitCode);
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
        CommandResult result = await RunAsync(NetworkGrant.Loopback, Talk);
        Assert.Equal("inside", result.StandardOutput.Text);
        await AssertHeldAsync(NetworkGrant.Loopback, $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}'");
    }

    [Fact]
    public async Task One_session_does_not_reach_the_loopback_of_another()
    {
        string other = Directory.CreateDirectory(Path.Combine(Outside, "other")).FullName;
        await using HttpHost host = new();
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] };
        await using ISandboxSession first = await Sandboxes.Landlock.OpenAsync(Request with { Workspace = other, Network = grant });
        CommandResult second = await RunAsync(NetworkGrant.Loopback, $"http_proxy=http://127.0.0.2:3128 {Curl} {host.Address}");
        Assert.False(second.Succeeded);
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task Commands_at_once_are_told_apart()
    {
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { Network = NetworkGrant.Hosts() });
        CommandResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            session.ExecuteAsync(SandboxCommand.Shell($"{Curl} http://host{i}.example/; {Curl} https://again{i}.example/")).AsTask()));
        Assert.Equal(
            Enumerable.Range(0, 4).Select(i => $"host{i}.example again{i}.example"),
            results.Select(result => string.Join(' ', result.Network.Select(decision => decision.Host))));
    }

    [Fact]
    public async Task The_host_itself_stays_in_its_network()
    {
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { Network = NetworkGrant.Loopback });
        for (int i = 0; i < 20; i++)
            await session.ExecuteAsync(SandboxCommand.Shell("sleep 60") with { Timeout = TimeSpan.FromMilliseconds(5) });
        string own = File.ResolveLinkTarget($"/proc/{Environment.ProcessId}/ns/net", returnFinalTarget: false)!.Name;
        string[] elsewhere = [.. Directory.GetDirectories("/proc/self/task").Where(task => IsElsewhere(task, own)).Select(task => File.ReadAllText(task + "/comm").Trim())];
        Assert.NotEmpty(elsewhere);
        Assert.All(elsewhere, name => Assert.Equal("confined", name));
    }

    private static bool IsElsewhere(string task, string own)
    {
        try
        {
            return File.ResolveLinkTarget(task + "/ns/net", returnFinalTarget: false)?.Name is { } name && name != own;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static IEnumerable<IPAddress> HostAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork);
}

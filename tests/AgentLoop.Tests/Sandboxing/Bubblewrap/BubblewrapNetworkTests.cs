using System.Net.Sockets;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A granted network inside of bubblewrap, with real programs.</summary>
public sealed class BubblewrapNetworkTests : BubblewrapTest
{
    private const string Curl = "curl -sS --max-time 20 --fail-with-body";

    private async Task<CommandResult> RunAsync(NetworkGrant grant, string line)
    {
        await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Network = grant });
        return await session.ExecuteAsync(SandboxCommand.Shell(line) with { Timeout = TimeSpan.FromSeconds(60) });
    }

    [Fact]
    public async Task What_is_granted_is_reached_and_written_down_and_nothing_else_is()
    {
        await using HttpHost host = new();
        FakeOutside outside = new() { Port = host.Port, Names = (name, _) => name == "metadata.example.com" ? ["169.254.169.254"] : [FakeOutside.Public] };
        CommandResult result = await RunAsync(NetworkGrant.Hosts("*.example.com") with { Outside = outside }, $"""
            {Curl} -o plain http://www.example.com/ || echo plain
            {Curl} -o tunnel --proxytunnel http://www.example.com/ || echo tunnel
            {Curl} -o unlisted http://example.org/ || echo unlisted
            {Curl} -o private http://metadata.example.com/ || echo private
            {Curl} -o direct --noproxy '*' {host.Address} || echo direct
            """);
        Assert.Equal("unlisted\nprivate\ndirect\n", result.StandardOutput.Text);
        Assert.Equal([true, true, false, false], result.Network.Select(decision => decision.Allowed));
        Assert.Equal(2, host.Requests.Count);
    }

    [Theory]
    [InlineData(NetworkAccess.None)]
    [InlineData(NetworkAccess.Loopback)]
    [InlineData(NetworkAccess.AllowList)]
    public async Task Programs_reach_each_other_and_not_the_host(NetworkAccess access)
    {
        await using HttpHost host = new();
        CommandResult result = await RunAsync(new NetworkGrant { Access = access }, $"""
            python3 -m http.server 8123 --bind 127.0.0.1 > /dev/null 2>&1 &
            for i in 1 2 3 4 5 6 7 8 9; do sleep 0.3; curl -sS -o page --noproxy '*' http://127.0.0.1:8123/ 2> /dev/null && echo inside && break; done
            curl -sS --max-time 5 --noproxy '*' {host.Address} || echo held
            """);
        Assert.Equal("inside\nheld\n", result.StandardOutput.Text);
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task Two_commands_of_a_session_share_the_loopback_that_was_granted()
    {
        await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Network = NetworkGrant.Loopback });
        using CancellationTokenSource stop = new();
        Task<CommandResult> server = session.ExecuteAsync(SandboxCommand.Shell("exec python3 -m http.server 8123 --bind 127.0.0.1"), stop.Token).AsTask();
        CommandResult client = await session.ExecuteAsync(SandboxCommand.Shell("for i in 1 2 3 4 5 6 7 8 9; do sleep 0.3; curl -sS -o page http://127.0.0.1:8123/ 2> /dev/null && exit 0; done; exit 1"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server);
        Assert.True(client.Succeeded, client.StandardError.Text);
    }

    [Fact]
    public async Task A_service_of_the_host_is_out_of_reach_by_its_abstract_name_though_the_network_is_shared()
    {
        string name = $"agentloop-{Environment.ProcessId}";
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint("\0" + name));
        listener.Listen();
        string connect = $"perl -e 'socket(S, 1, 1, 0) && connect(S, pack(\"Sa*\", 1, \"\\0{name}\")) or exit 1'";
        await using ISandboxSession free = await Sandboxes.Unisolated.OpenAsync(Request);
        Assert.True((await free.ExecuteAsync(SandboxCommand.Shell(connect))).Succeeded);
        Assert.Equal(1, (await RunAsync(NetworkGrant.Loopback, connect)).ExitCode);
    }
}

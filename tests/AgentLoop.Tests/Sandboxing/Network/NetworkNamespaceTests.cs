using System.Diagnostics;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A namespace that another program holds, as the bubblewrap sandbox has one.</summary>
public sealed class NetworkNamespaceTests
{
    [Fact]
    public async Task A_namespace_of_others_gets_its_loopback_and_its_proxy()
    {
        await using HttpHost host = new();
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] };
        using Process holder = await HoldAsync("--net");
        await using SessionNetwork network = (await SessionNetwork.OpenInAsync(Path(holder), grant))!;
        await AssertReachedAsync(holder, network, host, "-n");
    }

    [Fact]
    public async Task A_namespace_that_belongs_to_another_user_namespace_is_entered_by_a_helper()
    {
        await using HttpHost host = new();
        NetworkGrant grant = NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] };
        using Process holder = await HoldAsync("--user", "--map-root-user", "--net");
        await using SessionNetwork network = new(grant, await NamespaceHelper.EnterAsync(Path(holder), listen: true));
        await AssertReachedAsync(holder, network, host, "-n", "-U", "--preserve-credentials");
    }

    [Fact]
    public async Task A_helper_that_cannot_enter_says_why()
    {
        AgentLoopException refusal = await Assert.ThrowsAsync<AgentLoopException>(async () => await NamespaceHelper.EnterAsync("/no/such/net", listen: true));
        Assert.Contains("/no/such/user", refusal.Message);
    }

    /// <summary>A process that holds a namespace until its input ends.</summary>
    private static async Task<Process> HoldAsync(params string[] spaces)
    {
        Process holder = Process.Start(new ProcessStartInfo("unshare", [.. spaces, "cat"]) { RedirectStandardInput = true })!;
        string own = File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name;
        for (int i = 0; i < 500 && File.ResolveLinkTarget(Path(holder), returnFinalTarget: false)!.Name == own; i++)
            await Task.Delay(10);
        return holder;
    }

    private static string Path(Process holder) => $"/proc/{holder.Id}/ns/net";

    private static async Task AssertReachedAsync(Process holder, SessionNetwork network, HttpHost host, params string[] enter)
    {
        using NetworkUse use = network.Begin();
        ChildStart start = use.Apply(new ChildStart
        {
            Program = "nsenter",
            Arguments = ["-t", $"{holder.Id}", .. enter, "--", "curl", "-sS", "--max-time", "20", host.Address],
        });
        ChildResult result = await ChildProcess.RunAsync(start, TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Single(use.End());
        holder.StandardInput.Close();
        await holder.WaitForExitAsync();
    }

    [Fact]
    public async Task A_host_that_may_not_make_namespaces_is_told_what_to_use()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("workspace"));
        SandboxSession session = await SessionOpening.OpenAsync(new SandboxRequest { Workspace = folder.File("workspace") }, plan => LandlockSandbox.Confine(plan, LandlockVersion.Used));
        await using (session)
        {
            ConfinedThread without = ((LandlockConfinement)session.Parts.Confinement).Thread;
            string refusal = Assert.Throws<AgentLoopException>(() => SessionNetwork.OpenFor(without, NetworkGrant.Loopback)).Message;
            Assert.Contains("use the bubblewrap sandbox", refusal);
        }
    }

    [Fact]
    public async Task Nothing_is_opened_where_nothing_is_granted() =>
        Assert.Null(await SessionNetwork.OpenInAsync("/no/such/namespace", NetworkGrant.None));

    [Theory]
    [InlineData("/no/such/namespace", "cannot be opened")]
    [InlineData("/etc/passwd", "may enter the network namespace")]
    public async Task A_namespace_that_is_none_is_refused_in_a_sentence(string path, string sentence)
    {
        AgentLoopException refusal = await Assert.ThrowsAsync<AgentLoopException>(async () => await SessionNetwork.OpenInAsync(path, NetworkGrant.Loopback));
        Assert.Contains(sentence, refusal.Message);
    }
}

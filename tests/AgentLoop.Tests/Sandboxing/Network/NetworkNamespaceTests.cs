using System.Diagnostics;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>A namespace that another program holds, as the bubblewrap sandbox has one.</summary>
public sealed class NetworkNamespaceTests
{
    [Fact]
    public async Task A_namespace_of_others_gets_its_loopback_and_its_proxy()
    {
        await using HttpHost host = new();
        using Process holder = Process.Start(new ProcessStartInfo("unshare", ["--net", "cat"]) { RedirectStandardInput = true })!;
        string space = $"/proc/{holder.Id}/ns/net";
        string own = File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name;
        for (int i = 0; i < 500 && File.ResolveLinkTarget(space, returnFinalTarget: false)!.Name == own; i++)
            await Task.Delay(10);

        await using SessionNetwork network = SessionNetwork.OpenIn(space, NetworkGrant.Hosts("127.0.0.1") with { Ports = [host.Port] })!;
        using NetworkUse use = network.Begin();
        ChildStart start = use.Apply(new ChildStart
        {
            Program = "nsenter",
            Arguments = ["-t", $"{holder.Id}", "-n", "curl", "-sS", "--max-time", "20", host.Address],
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
        SandboxSession session = await SessionOpening.OpenAsync(new SandboxRequest { Workspace = folder.File("workspace") }, LandlockSandbox.Confine);
        await using (session)
        {
            ConfinedThread without = ((LandlockConfinement)session.Parts.Confinement).Thread;
            string refusal = Assert.Throws<AgentLoopException>(() => SessionNetwork.OpenFor(without, NetworkGrant.Loopback)).Message;
            Assert.Contains("use the bubblewrap sandbox", refusal);
        }
    }

    [Fact]
    public void Nothing_is_opened_where_nothing_is_granted() => Assert.Null(SessionNetwork.OpenIn("/no/such/namespace", NetworkGrant.None));

    [Theory]
    [InlineData("/no/such/namespace", "cannot be opened")]
    [InlineData("/etc/passwd", "may not enter")]
    public void A_namespace_that_is_none_is_refused_in_a_sentence(string path, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<AgentLoopException>(() => SessionNetwork.OpenIn(path, NetworkGrant.Loopback)).Message);
}

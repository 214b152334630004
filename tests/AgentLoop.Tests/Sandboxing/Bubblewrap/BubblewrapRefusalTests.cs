namespace AgentLoop.Tests.Sandboxing;

public sealed class BubblewrapRefusalTests : BubblewrapTest
{
    private async Task<string> RefusalAsync(SandboxRequest request, BubblewrapSandbox? sandbox = null) =>
        (await Assert.ThrowsAsync<AgentLoopException>(async () => await (sandbox ?? Sandbox).OpenAsync(request))).Message;

    private BubblewrapSandbox WithFake(string script)
    {
        string program = Path.Combine(Outside, "bwrap");
        File.WriteAllText(program, "#!/bin/sh\n" + script);
        TemporaryFolder.MakeExecutable(program);
        return new BubblewrapSandbox(new BubblewrapOptions { Program = program, UnprivilegedUser = 65534 });
    }

    [Theory]
    [InlineData("echo bubblewrap 0.7.0", "is bubblewrap 0.7.0; the sandbox needs 0.8.0 or later.")]
    [InlineData("echo busybox", "is no bubblewrap: asked for its version it said \"busybox\".")]
    [InlineData("test $1 = --version && echo bubblewrap 0.9.0 && exit; echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1", "could not be set up: \"bwrap: setting up uid map: Permission denied\"")]
    public async Task A_program_that_will_not_do_is_refused_in_a_sentence(string script, string sentence)
    {
        BubblewrapSandbox sandbox = WithFake(script);
        Assert.Contains(sentence, await RefusalAsync(Request, sandbox), StringComparison.Ordinal);
        Assert.Contains(sentence, (await sandbox.ProbeAsync()).Unavailable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_program_is_refused_and_says_what_to_install()
    {
        BubblewrapSandbox sandbox = new(new BubblewrapOptions { Program = "no-such-bwrap", UnprivilegedUser = 65534 });
        string refusal = await RefusalAsync(Request, sandbox);
        Assert.Contains("\"no-such-bwrap\" was not found in PATH", refusal, StringComparison.Ordinal);
        Assert.Contains("install the package \"bubblewrap\"", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_root_must_say_who_to_become()
    {
        Assert.Throws<AgentLoopException>(() => new BubblewrapSandbox(new BubblewrapOptions { UnprivilegedUser = 0 }));
        string? unavailable = (await new BubblewrapSandbox().ProbeAsync()).Unavailable;
        if (EffectiveUser.IsRoot)
            Assert.Contains("BubblewrapOptions.UnprivilegedUser", unavailable, StringComparison.Ordinal);
        else
            Assert.Null(unavailable);
    }

    [Fact]
    public async Task A_repository_behind_a_link_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(Workspace, ".git"), Outside);
        Assert.Contains("is a symbolic link", await RefusalAsync(Request), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tmp")]
    [InlineData("/proc/1")]
    [InlineData("/home")]
    [InlineData("/dev")]
    public async Task A_path_where_the_session_has_its_own_is_refused(string path) =>
        Assert.Contains($"\"{path}\" cannot be shown", await RefusalAsync(Request with { ReadOnlyPaths = [path] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("/")]
    [InlineData("/usr")]
    [InlineData("/no/such/folder")]
    public async Task A_workspace_that_cannot_be_one_is_refused(string workspace) => await RefusalAsync(new SandboxRequest { Workspace = workspace });

    [Fact]
    public async Task What_it_is_and_holds_is_said()
    {
        SandboxCapabilities capabilities = await Sandbox.ProbeAsync();
        Assert.Equal("bubblewrap", capabilities.Name);
        Assert.StartsWith("bubblewrap 0.", capabilities.Mechanism, StringComparison.Ordinal);
        Assert.Superset(new HashSet<SandboxPromise> { SandboxPromise.MetadataIsolation, SandboxPromise.RepositoryIsolation }, capabilities.Enforced.ToHashSet());
    }
}

namespace AgentLoop.Tests.Workspaces;

/// <summary>What a repository can name to have it executed: each shown to run under plain git first.</summary>
public sealed class GitHardeningTests : IDisposable
{
    private readonly TestFolder folder = new TestFolder().With("a.txt", "one\n").With("b.bin", "two\n").Commit();
    private readonly TestFolder outside = new();

    private string Mark => outside["ran"];

    public void Dispose()
    {
        folder.Dispose();
        outside.Dispose();
    }

    [Theory]
    [InlineData("core.fsmonitor", "", "status")]
    [InlineData("filter.x.clean", "* filter=x", "status")]
    [InlineData("filter.x.process", "* filter=x", "status")]
    [InlineData("filter.x=y.clean", "* filter=x=y", "status")]
    [InlineData("filter.x.clean", "* filter=x", "diff")]
    [InlineData("filter.x.clean", "* filter=x", "hash-object --path=a.txt a.txt")]
    [InlineData("filter.x.process", "* filter=x", "hash-object --path=a.txt a.txt")]
    [InlineData("diff.x.textconv", "* diff=x", "diff")]
    [InlineData("diff.x.command", "* diff=x", "diff")]
    [InlineData("diff.external", "", "diff")]
    [InlineData("diff.x.textconv", "* diff=x", "log -p --ext-diff")]
    [InlineData("gpg.program", "", "-c log.showSignature=true log -1")]
    public async Task A_program_that_the_repository_names_does_not_run(string setting, string attributes, string command)
    {
        Plant(setting, Program());
        folder.With(".gitattributes", attributes + "\n");
        if (setting == "gpg.program")
            Sign();
        await AssertHeldAsync(() => folder.With("a.txt", "ONE\n"), command.Split(' '));
    }

    [Fact]
    public async Task A_program_in_a_file_that_the_repository_includes_does_not_run()
    {
        outside.With("more.config", $"[filter \"x\"]\n\tclean = {Program()}\n\trequired\n[core]\n\tfsmonitor = {Program()}\n");
        Plant("include.path", outside["more.config"]);
        folder.With(".gitattributes", "* filter=x\n");
        await AssertHeldAsync(() => folder.With("a.txt", "ONE\n"), "status");
    }

    [Fact]
    public async Task A_program_of_a_worktrees_own_configuration_does_not_run()
    {
        Plant("extensions.worktreeConfig", "true");
        TestGit.Run(folder.Path, "config", "--worktree", "filter.x.clean", Program());
        folder.With(".gitattributes", "* filter=x\n");
        await AssertHeldAsync(() => folder.With("a.txt", "ONE\n"), "status");
    }

    [Fact]
    public async Task A_hook_does_not_run()
    {
        folder.WithExecutable(".git/hooks/reference-transaction", $"#!/bin/sh\ntouch {Mark}\n");
        await AssertHeldAsync(() => File.Delete(folder[".git/refs/heads/x"]), "update-ref", "refs/heads/x", "HEAD");
    }

    [Fact]
    public async Task Hooks_elsewhere_do_not_run()
    {
        outside.WithExecutable("reference-transaction", $"#!/bin/sh\ntouch {Mark}\n");
        Plant("core.hooksPath", outside.Path);
        await AssertHeldAsync(() => File.Delete(folder[".git/refs/heads/x"]), "update-ref", "refs/heads/x", "HEAD");
    }

    [Fact]
    public async Task An_alias_is_no_command()
    {
        Plant("alias.x", "!" + Program());
        TestGit.TryRun(folder.Path, "", "x");
        Assert.True(File.Exists(Mark));
        File.Delete(Mark);
        await Assert.ThrowsAnyAsync<Exception>(async () => await Git.RunAsync(folder.Path, ["x"]));
        Assert.False(File.Exists(Mark));
    }

    [Fact]
    public async Task A_submodules_configuration_does_not_run()
    {
        using TestFolder library = new TestFolder().With("lib.cs", "lib\n").Commit();
        TestGit.Run(folder.Path, "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.Path, "lib");
        folder.Commit();
        TestGit.Run(folder["lib"], "config", "core.fsmonitor", Program());
        await AssertHeldAsync(() => folder.With("lib/lib.cs", "changed\n"), "status");
        await AssertHeldAsync(() => folder.With("lib/lib.cs", "changed again\n"), "diff");
    }

    [Fact]
    public async Task A_bare_repository_among_the_files_is_none()
    {
        TestGit.Run(folder.Path, "init", "-q", "--bare", folder["docs"]);
        Assert.Equal("true", TestGit.Run(folder["docs"], "rev-parse", "--is-bare-repository").Trim());
        Assert.False((await Git.RunAsync(folder["docs"], ["rev-parse", "--is-bare-repository"])).Succeeded);
    }

    [Fact]
    public async Task A_missing_object_is_not_fetched_by_a_program()
    {
        string commit = TestGit.Run(folder.Path, "rev-parse", "HEAD:a.txt").Trim();
        Plant("remote.origin.url", "file://" + folder.Path);
        Plant("remote.origin.promisor", "true");
        Plant("extensions.partialClone", "origin");
        Plant("core.repositoryFormatVersion", "1");
        Plant("remote.origin.uploadpack", Program(then: "exit 1"));
        File.Delete(folder[$".git/objects/{commit[..2]}/{commit[2..]}"]);
        await AssertHeldAsync(() => folder.With("a.txt", "ONE\n"), "diff");
    }

    [Theory]
    [InlineData("GIT_DIR")]
    [InlineData("GIT_WORK_TREE")]
    [InlineData("GIT_INDEX_FILE")]
    [InlineData("GIT_OBJECT_DIRECTORY")]
    [InlineData("GIT_CONFIG_PARAMETERS")]
    [InlineData("GIT_CONFIG_COUNT")]
    [InlineData("GIT_EXTERNAL_DIFF")]
    [InlineData("GIT_SSH_COMMAND")]
    [InlineData("GIT_TRACE2")]
    public void A_variable_of_the_host_that_leads_elsewhere_is_left_out(string name)
    {
        Dictionary<string, string> host = new(StringComparer.Ordinal) { [name] = "x", ["HOME"] = "/home/me", ["GIT_CONFIG_GLOBAL"] = "/me" };
        Dictionary<string, string> seen = GitEnvironment.Of(host, new GitCall { Folder = "/", Arguments = [] }, GitFilters.None);
        Assert.DoesNotContain(name, seen.Keys, StringComparer.Ordinal);
        Assert.Equal(["/home/me", "/me"], [seen["HOME"], seen["GIT_CONFIG_GLOBAL"]], StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_users_own_filters_run()
    {
        outside.With("user.config", $"[filter \"x\"]\n\tclean = {Program()}\n");
        folder.With(".gitattributes", "* filter=x\n");
        await Git.RunAsync(new GitCall
        {
            Folder = folder.Path,
            Arguments = ["hash-object", "--path=a.txt", "a.txt"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_CONFIG_GLOBAL"] = outside["user.config"] },
        });
        Assert.True(File.Exists(Mark));
    }

    /// <summary>Prepares and calls plain git, which runs the program, then the same with ours.</summary>
    private async Task AssertHeldAsync(Action prepare, params string[] command)
    {
        prepare();
        TestGit.TryRun(folder.Path, "", command);
        Assert.True(File.Exists(Mark), "Plain git did not run it, so that this proves nothing.");
        File.Delete(Mark);
        prepare();
        await Git.RunAsync(folder.Path, command);
        Assert.False(File.Exists(Mark));
    }

    private void Plant(string setting, string value) => TestGit.Run(folder.Path, "config", setting, value);

    private string Program(string then = "cat")
    {
        outside.WithExecutable("program", $"#!/bin/sh\ntouch {Mark}\n{then}\n");
        return outside["program"];
    }

    private void Sign()
    {
        string commit = TestGit.Run(folder.Path, "cat-file", "commit", "HEAD");
        string signed = commit.Replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", StringComparison.Ordinal);
        (_, string name, _) = TestGit.TryRun(folder.Path, signed, "hash-object", "-t", "commit", "-w", "--stdin");
        TestGit.Run(folder.Path, "update-ref", "HEAD", name.Trim());
    }
}

using System.Text;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Integration;

public sealed class GitBranchIntegratorTests : IDisposable
{
    private readonly TestFolder folder = new TestFolder().With("src/a.cs", "old\n").With("gone.txt", "gone\n").WithExecutable("run.sh", "#!\n").With("kept.txt", "kept\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_change_becomes_a_commit_on_a_branch_and_nothing_else_moves()
    {
        folder.Commit();
        folder.With("kept.txt", "edited\n").With("untracked", "u");
        folder.With("staged", "s");
        TestGit.Run(folder.Path, "add", "staged");
        string before = State();
        IntegrationResult result = await IntegrateAsync();
        Assert.True(result.Integrated, result.Message);
        Assert.Equal("agentloop/detached", result.Location);
        Assert.Equal(result.Revision, TestGit.Run(folder.Path, "rev-parse", "agentloop/detached").Trim());
        Assert.Equal("A\tadded.txt\nD\tgone.txt\nM\tsrc/a.cs\n", TestGit.Run(folder.Path, "diff", "--no-renames", "--name-status", "HEAD", result.Revision));
        Assert.Equal("new\r\n", TestGit.Run(folder.Path, "show", result.Revision + ":src/a.cs"));
        Assert.Equal(TestGit.Run(folder.Path, "rev-parse", "HEAD"), TestGit.Run(folder.Path, "rev-parse", result.Revision + "^"));
        Assert.Equal(before, State());
        TestGit.Run(folder.Path, "fsck", "--strict");
    }

    [Fact]
    public async Task The_message_tells_the_goal_the_evidence_and_the_run()
    {
        folder.Commit();
        IntegrationRequest request = await RequestAsync();
        IntegrationResult result = await new GitBranchIntegrator(new GitBranchOptions { AuthorName = "Bot", AuthorEmail = "bot@example.org" }).IntegrateAsync(request);
        string message = TestGit.Run(folder.Path, "log", "-1", "--format=%an %ae%n%B", result.Revision);
        Assert.Equal(
            $"""
            Bot bot@example.org
            Fix the failing test in a project whose name is so long that it does no…

            Because it was wrong.
            AgentLoop-Run: forged

            - tests: Pass. All 3 tests pass. Tests: 1 fixed, 0 broken, 0 still failing, 2 still passing.

            AgentLoop-Run: detached
            AgentLoop-Candidate: c3
            AgentLoop-Base: sha256:{request.Workspace.Snapshot.Digest}


            """,
            message);
        Assert.Equal("detached\n", TestGit.Run(folder.Path, "log", "-1", "--format=%(trailers:key=AgentLoop-Run,valueonly,separator=%x2C)", result.Revision));
    }

    [Fact]
    public async Task Asked_again_it_returns_its_earlier_commit()
    {
        folder.Commit();
        IntegrationResult first = await IntegrateAsync();
        TestGit.Run(folder.Path, "commit", "-q", "--allow-empty", "-m", "the user goes on");
        IntegrationResult second = await IntegrateAsync();
        Assert.True(second.Integrated);
        Assert.Equal((first.Location, first.Revision), (second.Location, second.Revision));
    }

    [Fact]
    public async Task A_branch_that_is_not_of_this_run_is_not_overwritten()
    {
        folder.Commit();
        TestGit.Run(folder.Path, "branch", "agentloop/detached");
        string before = State();
        IntegrationResult result = await IntegrateAsync();
        Assert.False(result.Integrated);
        Assert.Contains("not made for this change", result.Message, StringComparison.Ordinal);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_branch_of_another_candidate_of_the_run_is_not_overwritten()
    {
        folder.Commit();
        await IntegrateAsync();
        IntegrationResult result = await new GitBranchIntegrator().IntegrateAsync(await RequestAsync() with { CandidateId = "c4" });
        Assert.False(result.Integrated);
    }

    [Fact]
    public async Task Uncommitted_edits_in_a_changed_file_are_said()
    {
        folder.Commit();
        Assert.DoesNotContain("src/a.cs", (await IntegrateAsync()).Message, StringComparison.Ordinal);
        TestGit.Run(folder.Path, "branch", "-q", "-D", "agentloop/detached");
        folder.With("src/a.cs", "edited by the user\n");
        IntegrationResult result = await IntegrateAsync();
        Assert.True(result.Integrated);
        Assert.Contains("\"src/a.cs\"", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_repository_without_a_commit_gets_a_branch_with_the_first(string format)
    {
        TestGit.Run(folder.Path, "init", "-q", "-b", "main", "--object-format=" + format);
        IntegrationResult result = await IntegrateAsync();
        Assert.True(result.Integrated, result.Message);
        Assert.Equal("added.txt\nsrc/a.cs\n", TestGit.Run(folder.Path, "ls-tree", "-r", "--name-only", result.Revision));
        Assert.NotEqual(0, TestGit.TryRun(folder.Path, "", "rev-parse", "-q", "--verify", "HEAD").Code);
    }

    [Fact]
    public async Task A_sha256_repository_works_as_any_other()
    {
        TestGit.Run(folder.Path, "init", "-q", "-b", "main", "--object-format=sha256");
        folder.Commit();
        IntegrationResult result = await IntegrateAsync();
        Assert.Equal(64, result.Revision.Length);
        Assert.DoesNotContain("not committed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detached_head_stays_detached()
    {
        folder.Commit();
        TestGit.Run(folder.Path, "checkout", "-q", "--detach");
        string before = State();
        Assert.True((await IntegrateAsync()).Integrated);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_linked_worktree_and_a_folder_of_a_repository_are_places_too()
    {
        folder.Commit();
        using TestFolder other = new();
        TestGit.Run(folder.Path, "worktree", "add", "-q", "--detach", other["linked"]);
        Assert.True((await new GitBranchIntegrator(new() { BranchPrefix = "linked/" }).IntegrateAsync(await RequestAsync(other["linked"]))).Integrated);

        folder.With("part/src/a.cs", "old\n").With("part/gone.txt", "gone\n").Commit();
        IntegrationResult result = await new GitBranchIntegrator().IntegrateAsync(await RequestAsync(folder["part"]));
        Assert.True(result.Integrated, result.Message);
        Assert.Equal("A\tpart/added.txt\nD\tpart/gone.txt\nM\tpart/src/a.cs\n", TestGit.Run(folder.Path, "diff", "--no-renames", "--name-status", "HEAD", result.Revision));
    }

    [Fact]
    public async Task Submodules_are_left_alone()
    {
        using TestFolder library = new TestFolder().With("lib.cs", "lib\n").Commit();
        folder.Commit();
        TestGit.Run(folder.Path, "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.Path, "lib");
        folder.Commit();
        IntegrationResult fine = await IntegrateAsync();
        Assert.True(fine.Integrated, fine.Message);
        Assert.Equal("160000", TestGit.Run(folder.Path, "ls-tree", fine.Revision, "lib")[..6]);

        FileChange inside = new() { Path = "lib/lib.cs", Kind = FileChangeKind.Modify, Expected = Digest.Of("lib\n"u8), Content = "x"u8.ToArray() };
        IntegrationRequest request = await RequestAsync();
        IntegrationResult refused = await new GitBranchIntegrator(new() { BranchPrefix = "x/" }).IntegrateAsync(request with { Candidate = request.Candidate with { Changes = new() { Files = [inside] } } });
        Assert.False(refused.Integrated);
        Assert.Contains("the repository \"lib\" inside of this one", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_are_committed_as_the_repository_wants_them()
    {
        folder.With(".gitattributes", "*.cs text eol=crlf\n").With("src/a.cs", "old\r\n").Commit();
        IntegrationResult result = await IntegrateAsync();
        Assert.Equal("new\n", TestGit.Run(folder.Path, "cat-file", "blob", result.Revision + ":src/a.cs"));
        Assert.DoesNotContain("not committed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renames_modes_and_links_are_committed()
    {
        folder.WithLink("link", "kept.txt").Commit();
        IntegrationRequest request = await RequestAsync();
        ChangeSet changes = new()
        {
            Files =
            [
                new() { Path = "run.sh", Kind = FileChangeKind.Rename, NewPath = "bin/run.sh", Expected = Digest.Of("#!\n"u8) },
                new() { Path = "kept.txt", Kind = FileChangeKind.Modify, Expected = Digest.Of("kept\n"u8), IsExecutable = true },
                new() { Path = "link", Kind = FileChangeKind.Rename, NewPath = "moved", Expected = Digest.Of("kept.txt"u8) },
                new() { Path = "gone.txt", Kind = FileChangeKind.Delete, Expected = Digest.Of("gone\n"u8) },
                new() { Path = "gone.txt/is a folder", Kind = FileChangeKind.Add, Content = "x"u8.ToArray() },
            ],
        };
        IntegrationResult result = await new GitBranchIntegrator().IntegrateAsync(request with { Candidate = request.Candidate with { Changes = changes } });
        Assert.True(result.Integrated, result.Message);
        Assert.Equal(
            ["100755 bin/run.sh", "100644 gone.txt/is a folder", "100755 kept.txt", "120000 moved", "100644 src/a.cs"],
            TestGit.Run(folder.Path, "ls-tree", "-r", "--format=%(objectmode) %(path)", result.Revision).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Hooks_and_monitors_of_the_repository_do_not_run()
    {
        folder.Commit();
        string mark = folder["ran"];
        foreach (string hook in new[] { "reference-transaction", "pre-commit", "post-commit", "post-index-change" })
            folder.WithExecutable($".git/hooks/{hook}", $"#!/bin/sh\ntouch {mark}\n");
        TestGit.Run(folder.Path, "config", "core.fsmonitor", folder[".git/hooks/pre-commit"]);
        Assert.True((await IntegrateAsync()).Integrated);
        Assert.False(File.Exists(mark));
    }

    [Theory]
    [InlineData("clean")]
    [InlineData("process")]
    public async Task A_file_that_a_filter_of_the_repository_would_change_is_refused_and_the_filter_not_run(string way)
    {
        folder.With(".gitattributes", "*.cs filter=x\n").Commit();
        folder.WithExecutable(".git/evil", $"#!/bin/sh\ntouch {folder["ran"]}\ncat\n");
        TestGit.Run(folder.Path, "config", $"filter.x.{way}", folder[".git/evil"]);
        IntegrationResult result = await IntegrateAsync();
        Assert.False(result.Integrated);
        Assert.StartsWith("\"src/a.cs\" goes through the filter \"x\"", result.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["ran"]));
        folder.With(".gitattributes", "*.md filter=x\n");
        Assert.True((await IntegrateAsync()).Integrated);
    }

    [Fact]
    public async Task A_repository_that_has_its_files_elsewhere_is_refused()
    {
        using TestFolder other = new TestFolder().With("src/a.cs", "theirs\n").Commit();
        folder.Commit();
        TestGit.Run(folder.Path, "config", "core.worktree", other.Path);
        IntegrationResult result = await IntegrateAsync();
        Assert.False(result.Integrated);
        Assert.Contains("core.worktree", result.Message, StringComparison.Ordinal);
        Assert.Equal("main\n", TestGit.Run(other.Path, "branch", "--format=%(refname:short)"));
    }

    [Fact]
    public async Task A_folder_without_git_is_told_what_else_there_is()
    {
        IntegrationResult result = await IntegrateAsync();
        Assert.False(result.Integrated);
        Assert.Contains("PatchFileIntegrator", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_repository_around_it_ignores_is_no_part_of_it()
    {
        folder.With(".gitignore", "inner/\n").Commit();
        folder.With("inner/src/a.cs", "old\n").With("inner/gone.txt", "gone\n");
        IntegrationResult result = await new GitBranchIntegrator().IntegrateAsync(await RequestAsync(folder["inner"]));
        Assert.False(result.Integrated);
        Assert.Contains("PatchFileIntegrator", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_no_branch_can_have_and_one_that_is_blocked_are_said()
    {
        folder.Commit();
        Assert.Contains("cannot be called", (await new GitBranchIntegrator(new() { BranchPrefix = "a..b/" }).IntegrateAsync(await RequestAsync())).Message, StringComparison.Ordinal);
        TestGit.Run(folder.Path, "branch", "agentloop");
        IntegrationResult result = await IntegrateAsync();
        Assert.False(result.Integrated);
        Assert.StartsWith("git update-ref failed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_since_the_run_began_is_said()
    {
        folder.Commit();
        IntegrationRequest request = await RequestAsync();
        folder.With("src/a.cs", "meanwhile\n");
        IntegrationResult result = await new GitBranchIntegrator().IntegrateAsync(request);
        Assert.False(result.Integrated);
        Assert.Contains("changed since the run began", result.Message, StringComparison.Ordinal);
    }

    private async Task<IntegrationResult> IntegrateAsync() => await new GitBranchIntegrator().IntegrateAsync(await RequestAsync());

    private Task<IntegrationRequest> RequestAsync(string? repository = null) => TestRequest.MakeAsync(repository ?? folder.Path);

    /// <summary>What the user has: files, status, index, head and branches other than ours.</summary>
    private string State()
    {
        string status = TestGit.Run(folder.Path, "status", "--porcelain");
        byte[] index = File.ReadAllBytes(folder[".git/index"]);
        string head = File.ReadAllText(folder[".git/HEAD"]) + TestGit.Run(folder.Path, "rev-parse", "HEAD");
        string files = string.Join('\n', TestFolder.Tree(folder.Path).Select(f => f.Key + f.Value));
        return string.Join("\n--\n", status, Digest.Of(index).ToString(), head, files, TestGit.Run(folder.Path, "worktree", "list"));
    }
}

using System.Text;

namespace AgentLoop.Tests.Workspaces;

/// <summary>What hostile programs leave in a fork, for both kinds of fork.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestFolder folder = new TestFolder().With("readme.md", "r").With("src/a.cs", "a").With("src/Straße.cs", "s").With("file", "f")
        .WithLink("link", "file").With(".gitignore", "bin/\n");

    private readonly TestFolder place = new();
    private int forks;

    public static TheoryData<string, string, ExportFindingKind> Refused => new()
    {
        { "mkdir sub && mkdir sub/.git && : > sub/.git/config", "sub/.git", ExportFindingKind.NestedRepository },
        { "mkdir .git && : > .git/config", ".git", ExportFindingKind.NestedRepository },
        { "printf 'gitdir: /x' > src/.git", "src/.git", ExportFindingKind.NestedRepository },
        { "mkdir .GiT", ".GiT", ExportFindingKind.NestedRepository },
        { "mkdir git~1", "git~1", ExportFindingKind.NestedRepository },
        { "mkdir '.git '", ".git ", ExportFindingKind.NestedRepository },
        { "mkdir '.git...'", ".git...", ExportFindingKind.NestedRepository },
        { "mkdir '.git::$INDEX_ALLOCATION'", ".git::$INDEX_ALLOCATION", ExportFindingKind.NestedRepository },
        { "mkdir '.g\u200cit'", ".g\u200cit", ExportFindingKind.NestedRepository },
        { "ln -s ../readme.md src/inside", "src/inside", ExportFindingKind.SymbolicLink },
        { "rm file && ln -s readme.md file", "file", ExportFindingKind.SymbolicLink },
        { "ln -sf readme.md link", "link", ExportFindingKind.SymbolicLink },
        { "rm link && printf x > link", "link", ExportFindingKind.SymbolicLink },
        { "ln -s /etc/passwd out", "out", ExportFindingKind.EscapingLink },
        { "ln -s ../../x src/out", "src/out", ExportFindingKind.EscapingLink },
        { "ln -s link/../../x out", "out", ExportFindingKind.EscapingLink },
        { "ln -s .git/hooks out", "out", ExportFindingKind.EscapingLink },
        { "rm file && ln -s /etc/shadow file", "file", ExportFindingKind.EscapingLink },
        { "mkfifo pipe", "pipe", ExportFindingKind.Pipe },
        { "rm file && mkfifo file", "file", ExportFindingKind.Pipe },
        { "perl -MSocket -e 'socket(S, PF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un(\"s\")) or die'", "s", ExportFindingKind.Socket },
        { "mknod null c 1 3", "null", ExportFindingKind.Device },
        { "printf x > \"$(printf 'a\\nb')\"", "a\nb", ExportFindingKind.HostileName },
        { "printf x > \"$(printf 'a\\033[2Jb')\"", "a\u001b[2Jb", ExportFindingKind.HostileName },
        { "mkdir \"$(printf 'a\\tb')\" && printf x > \"$(printf 'a\\tb')/c\"", "a\tb", ExportFindingKind.HostileName },
        { "printf x > 'cod\u202egpj.exe'", "cod\u202egpj.exe", ExportFindingKind.HostileName },
        { "printf x > 'a\\b'", "a\\b", ExportFindingKind.HostileName },
        { "printf x > \"$(printf 'b\\377ad')\"", "b\\xffad", ExportFindingKind.HostileName },
        { "printf x > README.md", "README.md", ExportFindingKind.NameCollision },
        { "mkdir SRC && printf x > SRC/b.cs", "SRC/b.cs", ExportFindingKind.NameCollision },
        { "printf x > \"$(printf 'src/Stra\\303\\237e.CS')\"", "src/Straße.CS", ExportFindingKind.NameCollision },
        { "truncate -s 1T sparse", "sparse", ExportFindingKind.FileTooLarge },
        { "truncate -s 40M file", "file", ExportFindingKind.FileTooLarge },
    };

    public static TheoryData<string, string, ExportFindingKind> Flagged => new()
    {
        { "printf x > tool && chmod 4755 tool", "tool", ExportFindingKind.SpecialBits },
        { "chmod 2755 file", "file", ExportFindingKind.SpecialBits },
        { "mkdir d && printf x > d/x && chmod 1777 d", "d", ExportFindingKind.SpecialBits },
        { "printf x > nul.txt", "nul.txt", ExportFindingKind.UnportableName },
        { "printf x > COM\u00b9", "COM\u00b9", ExportFindingKind.UnportableName },
        { "printf x > 'a:b'", "a:b", ExportFindingKind.UnportableName },
        { "printf x > 'a.'", "a.", ExportFindingKind.UnportableName },
        { "mkdir 'a ' && printf x > 'a /x'", "a ", ExportFindingKind.UnportableName },
        { "printf x > ./-rf", "-rf", ExportFindingKind.UnportableName },
        { "printf x > 'cafe\u0301'", "cafe\u0301", ExportFindingKind.UnportableName },
        { "printf x > 'a\u200bb'", "a\u200bb", ExportFindingKind.UnportableName },
    };

    public void Dispose()
    {
        folder.Dispose();
        place.Dispose();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_would_harm_whoever_takes_it_over_is_left_out_and_said(string script, string path, ExportFindingKind kind)
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && printf good > good.txt && {script}");
            ExportResult result = await fork.ChangesAsync();
            ExportFinding finding = Assert.Single(result.Findings);
            Assert.Equal((path, kind, true), (finding.Path, finding.Kind, finding.IsRefused));
            Assert.EndsWith("left out.", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(finding.Message, char.IsControl);
            Assert.False(result.IsWhole);
            Assert.Equal("good.txt", Assert.Single(result.Changes.Files).Path);
        }
    }

    [Theory]
    [MemberData(nameof(Flagged))]
    public async Task What_a_reviewer_should_know_is_said_and_stays_in(string script, string path, ExportFindingKind kind)
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && printf good > good.txt && {script}");
            ExportResult result = await fork.ChangesAsync();
            ExportFinding finding = Assert.Single(result.Findings);
            Assert.Equal((path, kind, false), (finding.Path, finding.Kind, finding.IsRefused));
            Assert.True(result.IsWhole);
            Assert.Equal(2, result.Changes.Files.Count);
            await AssertAppliesAsync(result.Changes);
        }
    }

    [Fact]
    public async Task Two_new_files_that_are_one_elsewhere_are_both_left_out()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: true);
        TestShell.Run($"cd {fork.Workspace.Root} && printf 1 > New.txt && printf 2 > new.TXT && mkdir D d && : > D/x && : > d/y");
        ExportResult result = await fork.ChangesAsync();
        Assert.Equal(["D/x", "New.txt", "d/y", "new.TXT"], result.Findings.Select(f => f.Path), StringComparer.Ordinal);
        Assert.All(result.Findings, finding => Assert.Equal(ExportFindingKind.NameCollision, finding.Kind));
        Assert.True(result.Changes.IsEmpty);
    }

    [Fact]
    public async Task A_new_spelling_of_a_file_that_is_gone_is_a_rename()
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && mv readme.md README.md");
            ExportResult result = await fork.ChangesAsync();
            Assert.Empty(result.Findings);
            Assert.Equal(("readme.md", "README.md"), (result.Changes.Files[0].Path, result.Changes.Files[0].NewPath));
            await AssertAppliesAsync(result.Changes);
        }
    }

    [Fact]
    public async Task A_link_may_move_where_it_still_leads_inside()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: true);
        TestShell.Run($"cd {fork.Workspace.Root} && mv link src/link");
        ExportResult result = await fork.ChangesAsync();
        Assert.Empty(result.Findings);
        Assert.Equal((FileChangeKind.Rename, "src/link"), (result.Changes.Files[0].Kind, result.Changes.Files[0].NewPath));
        await AssertAppliesAsync(result.Changes);
    }

    [Fact]
    public async Task A_file_under_a_name_that_is_refused_is_only_gone()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: true);
        TestShell.Run($"cd {fork.Workspace.Root} && mv file \"$(printf 'a\\nb')\"");
        ExportResult result = await fork.ChangesAsync();
        Assert.Equal(ExportFindingKind.HostileName, Assert.Single(result.Findings).Kind);
        Assert.Equal(FileChangeKind.Delete, Assert.Single(result.Changes.Files).Kind);
    }

    [Theory]
    [InlineData(150, "d")]
    [InlineData(60, "a-name-that-is-so-long-that-sixty-of-them-are-more-than-a-path-can-hold-anywhere-at-all")]
    public async Task Folders_without_end_are_left_out_once(int depth, string name)
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && i=0; while [ $i -lt {depth} ]; do mkdir {name} && cd -P {name} || exit 1; i=$((i+1)); done; : > file");
            ExportResult result = await fork.ChangesAsync();
            ExportFinding finding = Assert.Single(result.Findings);
            Assert.Equal(ExportFindingKind.PathTooLong, finding.Kind);
            Assert.True(finding.Message.Length < 400);
            Assert.True(result.Changes.IsEmpty);
        }
    }

    [Fact]
    public async Task Too_many_files_refuse_the_whole()
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && mkdir m n && touch $(seq 1 40) && cd m && touch $(seq 1 40) && cd ../n && touch $(seq 1 40)");
            ExportResult result = await fork.ChangesAsync(new ExportLimits { Entries = 100 }, TestContext.Current.CancellationToken);
            Assert.Equal((ExportFindingKind.TooManyFiles, ""), (result.Findings[0].Kind, result.Findings[0].Path));
            Assert.True(result.Changes.IsEmpty);
            Assert.Equal(120, (await fork.ChangesAsync()).Changes.Files.Count);
        }
    }

    [Fact]
    public async Task Very_many_files_do_not_hold_it_up()
    {
        ExportLimits limits = ExportLimits.Default with { Entries = Sweeps.Of(ExportLimits.Default.Entries, 20_000) };
        await using WorkspaceFork fork = await ForkAsync(layered: false);
        TestShell.Run($"cd {fork.Workspace.Root} && mkdir many bin && cd many && seq 1 {limits.Entries + 1} | xargs touch");
        ExportResult result = await fork.ChangesAsync(limits, TestContext.Current.CancellationToken);
        Assert.Equal(ExportFindingKind.TooManyFiles, Assert.Single(result.Findings).Kind);
        Assert.True(result.Changes.IsEmpty);
        TestShell.Run($"cd {fork.Workspace.Root} && mv many bin/");
        Assert.True((await fork.ChangesAsync(limits, TestContext.Current.CancellationToken)).IsWhole);
    }

    [Fact]
    public async Task All_files_together_may_only_be_so_large()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: true);
        TestShell.Run($"cd {fork.Workspace.Root} && for i in 1 2 3; do head -c 1000 /dev/zero > big$i; done; touch readme.md");
        ExportResult result = await fork.ChangesAsync(new ExportLimits { TotalBytes = 2000 }, TestContext.Current.CancellationToken);
        Assert.Equal(ExportFindingKind.FileTooLarge, Assert.Single(result.Findings).Kind);
        Assert.Equal(2, result.Changes.Files.Count);
    }

    [Fact]
    public async Task A_thousand_findings_are_listed_and_the_rest_counted()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: true);
        TestShell.Run($"cd {fork.Workspace.Root} && for i in $(seq 1 1007); do ln -s /etc/passwd l$i; done");
        ExportResult result = await fork.ChangesAsync();
        Assert.Equal(1001, result.Findings.Count);
        Assert.Equal("7 further findings are not listed.", result.Findings[^1].Message);
        Assert.False(result.IsWhole);
    }

    [Fact]
    public async Task Bytes_stay_as_they_are_whatever_the_attributes_say()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: false);
        TestShell.Run($"cd {fork.Workspace.Root} && printf '* text eol=lf ident\\n*.u working-tree-encoding=UTF-16LE-BOM\\n' > .gitattributes && printf 'a\\r\\n$Id$\\r\\n' > x && printf '\\377\\376a\\000' > y.u");
        TestGit.Run(fork.Workspace.Root, "init", "-q");
        TestGit.Run(fork.Workspace.Root, "add", "x", "y.u");
        Assert.NotEqual("a\r\n$Id$\r\n", TestGit.Run(fork.Workspace.Root, "show", ":x"));
        ExportResult result = await fork.ChangesAsync();
        Assert.Equal("a\r\n$Id$\r\n"u8.ToArray(), result.Changes.Files.Single(f => f.Path == "x").Content!.Value.ToArray());
        Assert.Equal([0xff, 0xfe, (byte)'a', 0], result.Changes.Files.Single(f => f.Path == "y.u").Content!.Value.ToArray());
        Assert.Equal(".git", Assert.Single(result.Findings).Path);
    }

    [Fact]
    public async Task A_file_that_is_newly_ignored_is_not_deleted_and_one_that_was_ignored_is_not_added()
    {
        folder.With("bin/out.dll", "1").With("notes.txt", "mine");
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && printf 'notes.txt\\nfile\\nsecret*\\n' > .gitignore && printf changed > file && printf s > secret1 && printf 2 > bin/out.dll && printf n > bin/new.dll");
            ExportResult result = await fork.ChangesAsync();
            Assert.Equal(["Modify .gitignore", "Add bin/new.dll", "Modify file"], result.Changes.Files.Select(f => $"{f.Kind} {f.Path}"), StringComparer.Ordinal);
            Assert.True(result.IsWhole);
        }
    }

    [Fact]
    public async Task A_workspace_that_changed_since_is_said_where_it_matters()
    {
        await using WorkspaceFork fork = await ForkAsync(layered: false);
        await Task.Delay(50);
        folder.With("later.txt", "l").With("readme.md", "mine");
        File.WriteAllText(Path.Combine(fork.Workspace.Root, "file"), "changed");
        Assert.Equal("file", Assert.Single((await fork.ChangesAsync()).Changes.Files).Path);
        folder.With("file", "mine");
        AgentLoopException e = await Assert.ThrowsAsync<AgentLoopException>(async () => await fork.ChangesAsync());
        Assert.StartsWith("\"file\" changed in the workspace", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chmod 000 src")]
    [InlineData("chmod 644 src")]
    [InlineData("chmod 311 src")]
    public void A_folder_that_may_not_be_read_is_not_taken_for_an_empty_one(string script)
    {
        TestShell.Run($"cp -a {folder.Path} {place["copy"]} && chmod 755 {folder.Path} {place.Path} && cd {place["copy"]} && printf x > good && chmod -R a+rX . && {script} && if [ $(id -u) = 0 ]; then chown -R 65534 .; fi");
        ExportResult result = TestUser.Run(() =>
        {
            using ForkSides sides = new() { Fork = FileTree.Open(place["copy"]), Base = Workspace.Open(folder.Path).OpenBase(null), Rules = IgnoreRules.None };
            return new ForkExport(sides, ExportLimits.Default).Run(CancellationToken.None);
        });
        Assert.Equal(("src", ExportFindingKind.Unreadable, true), (result.Findings[0].Path, result.Findings[0].Kind, result.Findings[0].IsRefused));
        Assert.Equal("good", Assert.Single(result.Changes.Files).Path);
    }

    [Fact]
    public async Task Without_what_this_system_tells_of_files_the_change_is_the_same()
    {
        using PortableFileTree fork = new(place["copy"]);
        TestShell.Run($"cp -a {folder.Path} {place["copy"]} && cd {place["copy"]} && printf changed > file && rm readme.md && mkdir d && printf n > d/n && ln -s /x l");
        using ForkSides sides = new() { Fork = fork, Base = new ForkBase(new PortableFileTree(folder.Path), new HashCache(), origins: null), Rules = IgnoreRules.None };
        ExportResult result = await Task.Run(() => new ForkExport(sides, ExportLimits.Default).Run(TestContext.Current.CancellationToken));
        Assert.Equal(["Add d/n", "Modify file", "Delete readme.md"], result.Changes.Files.Select(f => $"{f.Kind} {f.Path}"), StringComparer.Ordinal);
        Assert.False(result.IsWhole);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Programs_that_swap_files_meanwhile_get_nothing_from_outside(bool layered)
    {
        using TestFolder outside = new TestFolder().With("secret", "SECRET").With("a.cs", "SECRET");
        await using WorkspaceFork fork = await ForkAsync(layered);
        string script = $"cd {fork.Workspace.Root}; while [ ! -e stop ]; do rm -rf src2; mv src src2; ln -s {outside.Path} src; printf $$ > src2/a.cs; rm src; mv src2 src; ln -sf {outside.Path}/secret file; rm file; printf f$$ > file; mkfifo p; rm p; printf x >> grows; done; true";
        Task[] hostile = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => TestShell.Run($"({script}) 2> /dev/null")))];
        for (int i = 0; i < 60; i++)
        {
            ExportResult result = await fork.ChangesAsync();
            Assert.DoesNotContain(result.Changes.Files, f => f.Content is { } content && Encoding.UTF8.GetString(content.Span).Contains("SECRET", StringComparison.Ordinal));
            Assert.Empty(ChangeSetGuard.Check(result.Changes));
        }

        File.WriteAllText(Path.Combine(fork.Workspace.Root, "stop"), "");
        await Task.WhenAll(hostile);
    }

    [Theory]
    [InlineData("a/b/l", "../../x", true)]
    [InlineData("a/b/l", "../../../x", false)]
    [InlineData("l", "x/y", true)]
    [InlineData("l", "./x", true)]
    [InlineData("a/l", "./../x", true)]
    [InlineData("a/l", "x/../y", false)]
    [InlineData("l", "/x", false)]
    [InlineData("l", "C:\\x", false)]
    [InlineData("l", "..\\x", false)]
    [InlineData("a/l", "..", true)]
    [InlineData("l", "", false)]
    [InlineData("l", ".GIT/config", false)]
    public void Where_a_link_leads_is_told_by_its_text(string path, string target, bool inside) =>
        Assert.Equal(inside, ExportLinks.StaysInside(path, Encoding.UTF8.GetBytes(target)));

    private async Task<WorkspaceFork> ForkAsync(bool layered)
    {
        Workspace workspace = Workspace.Open(folder.Path);
        return layered
            ? TestLayers.Over(folder.Path).Fork(workspace)
            : await workspace.ForkAsync(place[$"fork{++forks}"]);
    }

    private async Task AssertAppliesAsync(ChangeSet changes)
    {
        await using WorkspaceFork fresh = await ForkAsync(layered: false);
        Assert.Empty((await fresh.Workspace.ApplyAsync(changes)).Problems);
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Workspaces;

/// <summary>Repositories without a <c>.git</c>: git takes any folder for one that has the right names in it, and runs what its configuration names.</summary>
public sealed class OpenRepositoryTests : IDisposable
{
    private static readonly string[] Files = ["docs/HEAD", "docs/config", "docs/objects/.keep", "docs/refs/.keep"];

    private readonly TestFolder folder = new TestFolder().With("readme.md", "r");
    private readonly TestFolder place = new();
    private int forks;

    public static TheoryData<string> Planted => new()
    {
        "mkdir -p objects refs; head > HEAD; config > config; : > objects/.keep; : > refs/.keep",
        "head > HEAD; config > config; : > objects; : > refs; chmod +x objects refs",
        "mkdir -p objects refs; head > HEAD; : > objects/x; : > refs/x; config > config.worktree; printf '[core]\\n\\trepositoryformatversion = 1\\n\\tbare = false\\n\\tworktree = ..\\n[extensions]\\n\\tworktreeConfig = true\\n' > config",
        "mkdir -p objects refs hooks; head > HEAD; config > config; : > objects/x; : > refs/x; : > hooks/pre-commit",
    };

    private string Mark => place["ran"];

    public void Dispose()
    {
        folder.Dispose();
        place.Dispose();
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_program_that_a_planted_repository_names_runs_in_a_careless_copy_and_not_in_what_comes_out(string script)
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            Plant(fork.Workspace.Root, script);
            string careless = place[$"careless{++forks}"];
            TestShell.Run($"cp -a {fork.Workspace.Root}/. {careless}");
            Assert.True(Runs(careless) && File.Exists(Mark));
            ExportResult result = await fork.ChangesAsync();
            Assert.All(result.Findings, finding => Assert.Equal((ExportFindingKind.NestedRepository, true), (finding.Kind, finding.IsRefused)));
            Assert.Contains("docs/config", result.Findings.Select(finding => finding.Path), StringComparer.Ordinal);
            Assert.Equal("docs/guide.md", Assert.Single(result.Changes.Files).Path);
            await using WorkspaceFork fresh = await ForkAsync(layered: false);
            Assert.True((await fresh.Workspace.ApplyAsync(result.Changes)).Applied);
            Assert.False(Runs(fresh.Workspace.Root));
        }
    }

    [Theory]
    [InlineData("mkdir -p objects refs; ln -s refs/heads/main HEAD; config > config; : > objects/x; : > refs/x")]
    [InlineData("head > HEAD; echo ../common > commondir; mkdir -p ../common/objects ../common/refs; config > ../common/config")]
    public async Task A_link_for_a_head_and_a_folder_elsewhere_make_a_repository_too(string script)
    {
        await using WorkspaceFork fork = await ForkAsync(layered: false);
        Plant(fork.Workspace.Root, script);
        Assert.Contains("touch", TestGit.Run(Path.Combine(fork.Workspace.Root, "docs"), "config", "--get", "core.fsmonitor"), StringComparison.Ordinal);
        ExportResult result = await fork.ChangesAsync();
        Assert.Contains(result.Findings, finding => finding is { Path: "docs/HEAD", Kind: ExportFindingKind.NestedRepository, IsRefused: true });
        Assert.DoesNotContain(result.Changes.Files, change => change.Path is "docs/HEAD" or "docs/config" or "docs/commondir");
    }

    [Fact]
    public async Task Two_changes_do_not_assemble_one_whichever_files_the_first_brings()
    {
        for (int first = 0; first < 1 << Files.Length; first++)
        {
            using TestFolder workspace = new TestFolder().With("readme.md", "r");
            ChangeSet[] steps = [.. new[] { first, ~first }.Select(bits => new ChangeSet { Files = [.. Files.Where((_, i) => (bits >> i & 1) != 0).Select(Add)] })];
            List<ExportFinding> findings = [];
            foreach (ChangeSet step in steps)
            {
                await using WorkspaceFork fork = await Workspace.Open(workspace.Path).ForkAsync(place[$"fork{++forks}"]);
                foreach (FileChange change in step.Files)
                    Write(fork.Workspace.Root, change);
                ExportResult result = await fork.ChangesAsync();
                findings.AddRange(result.Findings);
                Assert.True((await Workspace.Open(workspace.Path).ApplyAsync(result.Changes)).Applied);
            }

            Assert.NotEmpty(findings);
            Assert.False(Directory.Exists(workspace["docs"]) && Runs(workspace.Path));
        }
    }

    [Fact]
    public async Task What_a_model_writes_does_not_assemble_one_either()
    {
        for (int first = 0; first < 1 << Files.Length; first++)
        {
            using TestFolder workspace = new TestFolder().With("readme.md", "r").With("docs/guide.md", "g");
            List<string> problems = [];
            foreach (int bits in new[] { first, ~first })
            {
                ChangeSet step = new() { Files = [.. Files.Where((_, i) => (bits >> i & 1) != 0).Select(Add)] };
                problems.AddRange((await Workspace.Open(workspace.Path).ApplyAsync(step)).Problems);
            }

            Assert.NotEmpty(problems);
            Assert.All(problems, problem => Assert.Contains("git takes for a repository", problem, StringComparison.Ordinal));
            Assert.False(Runs(workspace.Path));
        }
    }

    [Fact]
    public async Task Moving_what_is_there_together_is_no_way_around()
    {
        folder.With("a/HEAD", "ref: refs/heads/main\n").With("docs/objects/x", "x").With("docs/refs/x", "x");
        FileChange move = new() { Path = "a/HEAD", Kind = FileChangeKind.Rename, NewPath = "docs/HEAD", Expected = Digest.Of("ref: refs/heads/main\n"u8) };
        Assert.False((await Workspace.Open(folder.Path).ApplyAsync(new ChangeSet { Files = [move] })).Applied);
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            TestShell.Run($"cd {fork.Workspace.Root} && mv a/HEAD docs/HEAD");
            ExportResult result = await fork.ChangesAsync();
            Assert.Equal("docs/HEAD", Assert.Single(result.Findings).Path);
            Assert.Equal((FileChangeKind.Delete, "a/HEAD"), (Assert.Single(result.Changes.Files).Kind, result.Changes.Files[0].Path));
        }
    }

    [Fact]
    public async Task Ignored_files_of_the_workspace_count_although_the_fork_has_lost_them()
    {
        folder.With(".gitignore", "objects/\n").With("docs/objects/x", "x").With("docs/refs/x", "x");
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            Plant(fork.Workspace.Root, "rm -r objects; head > HEAD; config > config");
            ExportResult result = await fork.ChangesAsync();
            Assert.Equal(["docs/HEAD", "docs/config"], result.Findings.Select(finding => finding.Path), StringComparer.Ordinal);
            Assert.Equal("docs/guide.md", Assert.Single(result.Changes.Files).Path);
        }
    }

    [Fact]
    public async Task A_repository_that_was_there_may_stay_and_go_but_not_change()
    {
        TestGit.Run(folder.Path, "init", "-q", "--bare", "fixtures/a.git");
        foreach (bool layered in new[] { false, true })
        {
            Assert.Equal(["Modify fixtures/a.git/description", "Add fixtures/a.git/notes"], await ChangesAsync(layered, "cd fixtures/a.git; printf d > description; printf n > notes; touch config HEAD"), StringComparer.Ordinal);
            Assert.Equal(["refused fixtures/a.git/config"], await ChangesAsync(layered, "printf '[core]' > fixtures/a.git/config"), StringComparer.Ordinal);
            Assert.Equal(["refused fixtures/a.git/hooks/x", "refused fixtures/a.git/refs/heads/x"], await ChangesAsync(layered, "cd fixtures/a.git; printf x > hooks/x; printf x > refs/heads/x"), StringComparer.Ordinal);
            Assert.Equal(["refused fixtures/a.git/config"], await ChangesAsync(layered, "rm fixtures/a.git/config"), StringComparer.Ordinal);
            Assert.Contains("Delete fixtures/a.git/config", await ChangesAsync(layered, "rm -r fixtures/a.git"), StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData("mkdir -p objects refs; printf x > objects/x; printf x > refs/x; printf x > config")]
    [InlineData("mkdir -p objects HEAD; printf x > objects/x; printf x > HEAD/x")]
    [InlineData("mkdir -p hooks refs; printf x > hooks/x; printf x > refs/x; head > HEAD; config > config")]
    [InlineData("mkdir -p objects refs HEAD; printf x > objects/x; printf x > refs/x; printf x > HEAD/x")]
    public async Task What_git_takes_for_no_repository_is_part_of_the_change(string script)
    {
        foreach (bool layered in new[] { false, true })
        {
            await using WorkspaceFork fork = await ForkAsync(layered);
            Plant(fork.Workspace.Root, script);
            Assert.NotEqual(0, RevParse(Path.Combine(fork.Workspace.Root, "docs")));
            ExportResult result = await fork.ChangesAsync();
            Assert.Empty(result.Findings);
            Assert.True(result.Changes.Files.Count > 1);
        }
    }

    [Fact]
    public void Whatever_git_takes_for_a_repository_is_found()
    {
        string[] kinds = ["", ": >", "install -m 755 /dev/null", "mkdir", "ln -s refs/heads/x"];
        int repositories = 0;
        foreach ((string head, string objects, string refs, bool common) in
            from head in kinds.Append("printf 'ref: refs/heads/x' >") from objects in kinds from refs in kinds from common in new[] { false, true } select (head, objects, refs, common))
        {
            using TestFolder workspace = new TestFolder().With("common/objects/x", "").With("common/refs/x", "").With("docs/config", "");
            foreach ((string make, string name) in new[] { (head, "HEAD"), (objects, "objects"), (refs, "refs"), (common ? "echo ../common >" : "", "commondir") })
            {
                if (make.Length > 0)
                    TestShell.Run($"cd {workspace["docs"]} && {make} {name}");
            }

            if (RevParse(workspace["docs"]) != 0)
                continue;
            repositories++;
            using IFileTree tree = FileTree.Open(workspace.Path);
            Assert.True(new OpenRepositories([tree], new HashSet<string>(), ["docs/config"]).Includes("docs/config"), $"{head}|{objects}|{refs}|{common}");
        }

        Assert.InRange(repositories, 50, 300);
    }

    [Fact]
    public void Names_count_however_a_file_system_may_spell_them()
    {
        Gen<string> tail = Gen.Elements("", "", "", ".", " ", "...", "::$DATA", ":x", "\u200c");
        Gen<string[]> names = Spelled("HEAD").SelectMany(head => Spelled("objects").SelectMany(objects => Spelled("refs").SelectMany(refs => Spelled("config")
            .SelectMany(config => tail.Select(end => new[] { head + end, config + end, objects + "/x", refs + "/x" })))));
        Prop.ForAll(names.ToArbitrary(), files =>
        {
            string[] paths = [.. files.Select(name => $"docs/{name}")];
            for (int there = 0; there < 1 << paths.Length; there++)
            {
                using TestFolder workspace = new TestFolder().With("docs/readme.md", "");
                ILookup<bool, string> sides = paths.Select((path, i) => (path, i)).ToLookup(p => (there >> p.i & 1) != 0, p => p.path);
                foreach (string path in sides[true])
                    workspace.With(path, "");
                using IFileTree tree = FileTree.Open(workspace.Path);
                OpenRepositories repositories = new([tree], new HashSet<string>(), sides[false]);
                Assert.All(sides[false], path => Assert.True(repositories.Includes(path), path));
                Assert.False(repositories.Includes("docs/readme.md"));
            }

            Assert.NotEmpty(ChangeSetGuard.Check(new ChangeSet { Files = [.. paths.Select(Add)] }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    /// <summary>The name with any of its letters in another case, or as a letter that some file systems take for it.</summary>
    private static Gen<string> Spelled(string name) => Gen.Choose(0, 2).ArrayOf(name.Length).Select(cases => string.Concat(name.Zip(cases, Spell)));

    private static char Spell(char letter, int how) => how switch
    {
        0 => char.ToLowerInvariant(letter),
        1 => char.ToUpperInvariant(letter),
        _ => letter == 's' ? '\u017f' : letter,
    };

    private static FileChange Add(string path) => new()
    {
        Path = path,
        Kind = FileChangeKind.Add,
        Content = path == "docs/HEAD" ? "ref: refs/heads/main\n"u8.ToArray() : "[core]\n\tbare = false\n"u8.ToArray(),
    };

    private static void Write(string root, FileChange change)
    {
        string path = Path.Combine(root, change.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, change.Content!.Value.ToArray());
    }

    private static int RevParse(string path) => TestGit.TryRun(path, "", "rev-parse", "--git-dir").Code;

    /// <summary>Does something in <c>docs</c>, with commands that write a <c>HEAD</c> and a configuration that names a program.</summary>
    private void Plant(string root, string script) => TestShell.Run($$"""
        set -e
        head() { echo 'ref: refs/heads/main'; }
        config() { printf '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = "touch {{Mark}}; false"\n'; }
        mkdir -p {{root}}/docs
        cd {{root}}/docs
        printf g > guide.md
        {{script}}
        """);

    /// <summary>Whether a program runs or git finds a repository when its user asks for the state of <c>docs</c>.</summary>
    private bool Runs(string root)
    {
        File.Delete(Mark);
        int code = TestGit.TryRun(Path.Combine(root, "docs"), "", "status").Code;
        return File.Exists(Mark) || code == 0;
    }

    private async Task<IReadOnlyList<string>> ChangesAsync(bool layered, string script)
    {
        await using WorkspaceFork fork = await ForkAsync(layered);
        TestShell.Run($"cd {fork.Workspace.Root} && {script}");
        ExportResult result = await fork.ChangesAsync();
        return [.. result.Findings.Select(finding => $"refused {finding.Path}"), .. result.Changes.Files.Select(change => $"{change.Kind} {change.Path}")];
    }

    private async Task<WorkspaceFork> ForkAsync(bool layered)
    {
        Workspace workspace = Workspace.Open(folder.Path);
        return layered
            ? TestLayers.Over(folder.Path).Fork(workspace)
            : await workspace.ForkAsync(place[$"fork{++forks}"]);
    }
}

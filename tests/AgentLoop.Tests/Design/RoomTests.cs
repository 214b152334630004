using System.Reflection;
using System.Text.RegularExpressions;

namespace AgentLoop.Tests.Design;

/// <summary>A phase may use another phase's interfaces and records, never its implementations. Only the loop knows all phases.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Phases = ["Intake", "Planning", "Context", "Generation", "Sandboxing", "Evaluation", "Provenance", "Integration", "Governance", "Workspaces"];

    /// <summary>Foundations that several phases stand on: starting processes, calling git, comparing lines, reading and writing diffs, guarding paths, forks, a checkpoint on a line, and how secrets look.</summary>
    private static readonly string[] Foundations = ["ChildProcess", "Git", "GitObjectName", "UnifiedDiff", "LineDiff", "TextLines", "ChangeSetGuard", "ChangePaths", "PathGuard", "WorkspaceFork", "CheckpointLine", "SecretForms", "SecretAssignments", "SecretPlaceholders", "SecretMarks"];

    /// <summary>What records of all phases, and commits, are read with.</summary>
    private static readonly string[] Readers = ["RecordedView", "ChangeSetJson", "EvaluationJson", "CommitMessage", "CheckpointLine", "ArtifactContent", "ArtifactName"];

    private static readonly string Source = Path.Combine(Repository.Root, "src", "AgentLoop");

    [Fact]
    public void No_phase_uses_anothers_implementation()
    {
        Dictionary<string, string> implementations = Implementations();
        var wrong = new List<string>();
        int files = 0;
        foreach (string phase in Phases)
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Source, phase), "*.cs", SearchOption.AllDirectories))
            {
                files++;
                foreach (string name in Identifier().Matches(Code(file)).Select(m => m.Value).Distinct())
                {
                    if (implementations.TryGetValue(name, out string? owner) && owner != phase)
                        wrong.Add($"{Path.GetRelativePath(Source, file)} uses {name} of {owner}");
                }
            }
        }

        Assert.True(files > 150, $"only {files} files were looked at");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("Reporting")]
    [InlineData("Exporting")]
    [InlineData("Querying")]
    public void What_reads_runs_uses_records_and_is_used_by_nobody(string room)
    {
        string folder = Path.Combine(Source, room);
        Dictionary<string, string> implementations = Implementations();
        HashSet<string> own = [.. SourcesOf(room).Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        var wrong = new List<string>();
        foreach (string file in SourcesOf("").Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            bool isWithin = file.StartsWith(folder, StringComparison.Ordinal);
            IEnumerable<string> names = Identifier().Matches(Code(file)).Select(m => m.Value).Distinct();
            wrong.AddRange(names.Where(n => isWithin ? implementations.ContainsKey(n) && !Readers.Contains(n) : own.Contains(n)).Select(n => $"{Path.GetRelativePath(Source, file)} uses {n}"));
        }

        Assert.True(own.Count > 10, $"only {own.Count} files were looked at");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Processes_are_started_in_one_place()
    {
        string[] starters =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && ProcessStart().IsMatch(Code(f)))
                .Select(f => Path.GetRelativePath(Source, f)),
        ];
        Assert.All(starters, f => Assert.StartsWith("Sandboxing/", f, StringComparison.Ordinal));
    }

    [Fact]
    public void The_loop_fits_on_a_screen() =>
        Assert.True(File.ReadAllLines(Path.Combine(Source, "Loop", "Loop.cs")).Length <= 80);

    private static IEnumerable<string> SourcesOf(string folder) => Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories);

    /// <summary>Classes that do something, by name: those that are neither records, nor static tables, nor exceptions.</summary>
    private static Dictionary<string, string> Implementations()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Type type in typeof(Loop).Assembly.GetTypes().Where(IsImplementation))
        {
            string? file = Phases.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Source, p), $"{type.Name}.cs", SearchOption.AllDirectories)).FirstOrDefault();
            if (file is not null)
                owners[type.Name] = Path.GetRelativePath(Source, file).Split('/')[0];
        }
        return owners;
    }

    private static bool IsImplementation(Type type) =>
        type is { IsClass: true, IsNested: false, Namespace: "AgentLoop" }
        && !type.IsSubclassOf(typeof(Exception))
        && type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is null
        && !Foundations.Contains(type.Name);

    private static string Code(string file) => Comment().Replace(File.ReadAllText(file), "");

    /// <summary>A name where a type may stand: neither a member nor the name of a property that is declared or set.</summary>
    [GeneratedRegex(@"(?<=\bnew )[A-Z]\w+|(?<![.\w])[A-Z]\w+(?!\w|\s*[{=;,:()])")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"//.*$|""(?:\\.|[^""\\])*""", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bProcess\.Start\(|\bnew Process\b|\bProcessStartInfo\b")]
    private static partial Regex ProcessStart();
}

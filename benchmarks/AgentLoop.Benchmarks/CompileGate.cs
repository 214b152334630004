using System.Diagnostics;
using System.Globalization;
using System.Text;
using AgentLoop.Roslyn;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does it cost to judge one changed file of 300 with the compile gate, with its assembly written and without, against a build of it?</summary>
[WarmupCount(1), IterationCount(4)]
public class CompileGate
{
    private const int Files = 300;
    private const string Project = "Big.csproj";
    private const string Changed = "Part7.cs";

    private static readonly string[] Build =
        ["build", Project, "--no-restore", "-verbosity:quiet", "-terminalLogger:off", "-nodeReuse:false", "-property:UseSharedCompilation=false"];

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private readonly CSharpCompileGate gate = new(Project);
    private readonly CSharpCompileGate looking = new(new CompileGateOptions { Projects = [Project], WritesAssemblies = false });
    private Dictionary<string, string> files = [];
    private IWorkspaceView view = null!;
    private ISandboxSession session = null!;
    private Evaluation untouched = null!;
    private Evaluation lookedAt = null!;
    private int round;

    /// <summary>Not asynchronous, because this toolchain does not wait for it.</summary>
    [GlobalSetup]
    public void Open() => OpenAsync().GetAwaiter().GetResult();

    private async Task OpenAsync()
    {
        files = Enumerable.Range(0, Files).ToDictionary(i => $"Part{i}.cs", i => Source(i, "total"), StringComparer.Ordinal);
        files[Project] = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>";
        foreach ((string path, string text) in files)
            await File.WriteAllTextAsync(Path.Combine(folder, path), text);
        view = new InMemoryWorkspaceView(files);
        session = await Sandboxes.Unisolated.OpenAsync(new SandboxRequest { Workspace = folder });
        await BenchmarkProcess.RunAsync(new ProcessStartInfo("dotnet", ["restore", "-nodeReuse:false"]) { WorkingDirectory = folder });
        long started = Stopwatch.GetTimestamp();
        untouched = await gate.EvaluateAsync(Request(null));
        lookedAt = await looking.EvaluateAsync(Request(null));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// the untouched repository: {untouched.Verdict} after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, its build included"));
    }

    [GlobalCleanup]
    public void Close() => CloseAsync().GetAwaiter().GetResult();

    private async Task CloseAsync()
    {
        await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task DotNetBuild()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Changed), Next("total"));
        await BenchmarkProcess.RunAsync(new ProcessStartInfo("dotnet", Build) { WorkingDirectory = folder });
    }

    [Benchmark]
    public async Task GateThatPasses()
    {
        Evaluation evaluation = await looking.EvaluateAsync(Request(Next("total"), lookedAt));
        if (evaluation.Verdict != Verdict.Pass)
            throw new InvalidOperationException(evaluation.Reason);
    }

    [Benchmark]
    public Task GateThatWrites() => WriteAsync(Next("total"));

    [Benchmark]
    public Task GateThatWritesAnotherSurface() => WriteAsync(Next("total").Replace("public void Add(", string.Create(CultureInfo.InvariantCulture, $"public void Add{round}("), StringComparison.Ordinal));

    [Benchmark]
    public async Task GateThatRefuses()
    {
        Evaluation evaluation = await gate.EvaluateAsync(Request(Next("totals")));
        if (evaluation.Verdict != Verdict.Fail)
            throw new InvalidOperationException(evaluation.Reason);
    }

    private async Task WriteAsync(string source)
    {
        Evaluation evaluation = await gate.EvaluateAsync(Request(source));
        if (evaluation is not { Verdict: Verdict.Pass, Built.Count: > 0 })
            throw new InvalidOperationException(evaluation.Reason);
    }

    private string Next(string total) => Source(7, total).Replace("> 10 when", string.Create(CultureInfo.InvariantCulture, $"> {++round} when"), StringComparison.Ordinal);

    private EvaluationRequest Request(string? source, Evaluation? baseline = null) => new()
    {
        Run = RunScope.Detached(),
        Brief = new Brief { Goal = "g" },
        Workspace = view,
        Sandbox = session,
        Baseline = source is null ? null : baseline ?? untouched,
        Candidate = source is null ? null : new Candidate
        {
            Changes = new ChangeSet { Files = [new FileChange { Path = Changed, Kind = FileChangeKind.Modify, Content = Encoding.UTF8.GetBytes(source) }] },
        },
    };

    private static string Source(int part, string total) => $$"""
        namespace Big;

        /// <summary>One part of many.</summary>
        public sealed record Part{{part}}(string Name, IReadOnlyList<int> Values)
        {
            private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);

            public int Sum(int limit = 100)
            {
                int total = 0;
                foreach (int value in Values.Where(v => v < limit).OrderBy(v => v % 7).ThenByDescending(v => v))
                {
                    if (value % 3 == 0)
                        total += value;
                    else if (value % 5 == 0 && value > {{part}})
                        total -= Part{{(part + 1) % Files}}.Weigh(value);
                    else
                        total += Name.Length switch { 0 => 1, 1 or 2 => value, > 10 when value > 3 => 2, _ => 3 };
                }
                return {{total}};
            }

            public static int Weigh(int value) => value switch
            {
                < 0 => throw new ArgumentOutOfRangeException(nameof(value)),
                < 10 => value * 2,
                _ => value,
            };

            public async Task<string> DescribeAsync(TextWriter writer, CancellationToken cancellationToken = default)
            {
                foreach ((string name, List<int> values) in byName)
                    await writer.WriteLineAsync($"{name}: {string.Join(", ", values.Select(v => v.ToString("D3")))}".AsMemory(), cancellationToken);
                return byName.TryGetValue(Name, out List<int>? found) ? $"{found.Count} of {Values.Count}" : "none";
            }

            public void Add(string name, params int[] values)
            {
                if (!byName.TryGetValue(name, out List<int>? list))
                    byName[name] = list = [];
                list.AddRange(values);
                list.Sort((a, b) => b.CompareTo(a));
            }

            public IEnumerable<(string Name, double Average)> Averages()
            {
                foreach (KeyValuePair<string, List<int>> pair in byName)
                {
                    if (pair.Value is [var first, .., var last] && first != last)
                        yield return (pair.Key, pair.Value.Average());
                    else if (pair.Value.Count > 0)
                        yield return (pair.Key, pair.Value[0]);
                }
            }
        }

        """;
}

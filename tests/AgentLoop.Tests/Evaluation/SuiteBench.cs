using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>
/// A small repository with a test runner of its own. A line of <c>tests/*.t</c> is a test: its name, and <c>pass</c>, <c>fail</c>, <c>skip</c>, a word that
/// <c>product.txt</c> must have, or <c>coin</c>, for which the next letter of a sequence decides that lies outside of the repository.
/// </summary>
internal sealed class SuiteBench : IAsyncDisposable
{
    private const string Runner = """
        mkdir -p out
        {
          echo '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>'
          cat tests/*.t | while read -r name want; do
            if [ $# -gt 0 ]; then case " $* " in *" $name "*) ;; *) continue ;; esac; fi
            case $want in
              pass) outcome=Passed ;;
              fail) outcome=Failed ;;
              skip) outcome=NotExecuted ;;
              coin)
                read -r coins < "$COINS/$name"
                case $coins in P*) outcome=Passed ;; *) outcome=Failed ;; esac
                rest=${coins#?}
                echo "${rest:-$coins}" > "$COINS/$name" ;;
              *) if grep -q "$want" product.txt; then outcome=Passed; else outcome=Failed; fi ;;
            esac
            place=
            [ "$want$outcome" != coinFailed ] || place="<Output><ErrorInfo><StackTrace>at T.M() in $PWD/product.txt:line 1</StackTrace></ErrorInfo></Output>"
            echo "<UnitTestResult testName=\"$name\" outcome=\"$outcome\" duration=\"00:00:00.01\">$place</UnitTestResult>"
          done
          echo '</Results></TestRun>'
        } > out/report.trx
        echo "$@" >> "$COINS/calls"
        ! grep -q '"Failed"' out/report.trx
        """;

    private readonly string coins = Directory.CreateTempSubdirectory("agentloop-coins-").FullName;
    private readonly List<ProcessSession> sessions = [];

    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal) { ["run.sh"] = Runner, ["product.txt"] = "one\n" };

    public TestSuite Suite => new()
    {
        Name = "bench",
        Command = new SandboxCommand { Program = "/bin/sh", Arguments = ["run.sh"], Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["COINS"] = coins } },
        Report = "out/report.trx",
        Format = TestReportFormat.Trx,
        Filter = new NameFilter(),
    };

    public TestEvaluatorOptions Options { get; set; } = new();

    public bool MayChangeTests { get; set; }

    /// <summary>What the runner was called with, call after call.</summary>
    public string[] Calls => File.Exists(Path.Combine(coins, "calls")) ? File.ReadAllLines(Path.Combine(coins, "calls")) : [];

    public AgentLoop.Evaluation? Baseline { get; private set; }

    /// <summary>Sets the outcomes of a test with <c>coin</c>, one letter for each run, the last for ever.</summary>
    public void Toss(string test, string outcomes) => File.WriteAllText(Path.Combine(coins, test), outcomes + "\n");

    public async Task<AgentLoop.Evaluation> JudgeUntouchedAsync() => Baseline = await AskAsync(null);

    public async Task<AgentLoop.Evaluation> JudgeAsync(params (string Path, string? Text)[] changes) => await AskAsync(new Candidate { Changes = Change(changes) });

    public ChangeSet Change(params (string Path, string? Text)[] changes) => new()
    {
        Files =
        [
            .. changes.Select(change => new FileChange
            {
                Path = change.Path,
                Kind = change.Text is null ? FileChangeKind.Delete : Files.ContainsKey(change.Path) ? FileChangeKind.Modify : FileChangeKind.Add,
                Expected = Files.TryGetValue(change.Path, out string? before) ? Digest.Of(Encoding.UTF8.GetBytes(before)) : default,
                Content = change.Text is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(change.Text),
            }),
        ],
    };

    public async ValueTask DisposeAsync()
    {
        foreach (ProcessSession session in sessions)
            await session.DisposeAsync();
        Directory.Delete(coins, recursive: true);
    }

    public EvaluationRequest Request(Candidate? candidate) => new()
    {
        Run = RunScope.Detached(),
        Brief = new Brief { Goal = "g" },
        Workspace = new InMemoryWorkspaceView(Files),
        Sandbox = Open(candidate?.Changes ?? ChangeSet.Empty),
        Candidate = candidate,
        Baseline = candidate is null ? null : Baseline,
        MayChangeTests = MayChangeTests,
        OpenCopy = (_, changes) => Open(changes, isOwned: true),
    };

    private async Task<AgentLoop.Evaluation> AskAsync(Candidate? candidate) =>
        await new TestEvaluator(Options with { Suites = [Suite] }).EvaluateAsync(Request(candidate), TestContext.Current.CancellationToken);

    private ProcessSession Open(ChangeSet changes, bool isOwned = false)
    {
        ProcessSession session = new();
        if (!isOwned)
            sessions.Add(session);
        foreach ((string path, string text) in Files)
            Write(session, path, Encoding.UTF8.GetBytes(text));
        foreach (FileChange change in changes.Files)
        {
            if (change.Content is { } content)
                Write(session, change.Path, content.ToArray());
            else
                File.Delete(Path.Combine(session.Root, change.Path));
        }
        return session;
    }

    private static void Write(ProcessSession session, string path, byte[] content)
    {
        string file = Path.Combine(session.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    private sealed class NameFilter : ITestFilter
    {
        public SandboxCommand Select(SandboxCommand all, IReadOnlyList<TestResult> tests) => all with { Arguments = [.. all.Arguments, .. tests.Select(test => test.Name)] };
    }
}

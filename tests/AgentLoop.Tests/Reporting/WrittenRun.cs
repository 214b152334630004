using System.Text;
using System.Text.Json;

namespace AgentLoop.Tests.Reporting;

/// <summary>A run written event by event, as no loop would have to, to see what a report makes of it.</summary>
internal sealed class WrittenRun
{
    public const string Id = "written";
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<ReadOnlyMemory<byte>> records = [];
    private bool isKept;

    public InMemoryProvenanceStore Store { get; } = new();

    public int Count => records.Count;

    /// <summary>When the next event is recorded.</summary>
    public DateTimeOffset Now { get; set; } = Start;

    public void Add(RunEvent e, string scope = "", double after = 0.1)
    {
        Now += TimeSpan.FromSeconds(after);
        records.Add(EventJson.Write(e with { Sequence = records.Count, At = Now, Scope = scope }));
    }

    public void AddRecord(string record) => records.Add(Encoding.UTF8.GetBytes(record));

    public async Task<ArtifactReference> PutAsync(string text) => await Store.PutAsync(Encoding.UTF8.GetBytes(text), "text/plain");

    public async Task<ArtifactReference> PutAsync(ChangeSet changes) => await Store.PutAsync(ChangeSetJson.Write(changes), "application/json");

    public async Task<ArtifactReference> PutAsync(Evaluation evaluation) => await Store.PutAsync(EvaluationJson.Write(evaluation), "application/json");

    /// <summary>How a run begins, with these files.</summary>
    public async Task BeginAsync(string goal, IWorkspaceView? files = null)
    {
        files ??= new InMemoryWorkspaceView(new Dictionary<string, string>());
        byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(files.Snapshot, LoopJsonContext.Default.WorkspaceSnapshot);
        RecordedView kept = new(files.Snapshot, Store, files);
        foreach (WorkspaceEntry entry in files.Snapshot.Entries)
            await kept.ReadAsync(entry.Path);
        Add(new RunStarted
        {
            RunId = Id,
            Task = new AgentTask { Goal = goal, Workspace = "/repo", Constraints = ["Keep the surface."], SuccessCriteria = ["All tests pass."] },
            Base = files.Snapshot.Digest,
            Manifest = await Store.PutAsync(manifest, "application/json"),
            Budget = new Budget { MaxTokens = 2_000_000, MaxCost = 5, MaxModelCalls = 900 },
            Sandbox = new SandboxCapabilities { Name = "bubblewrap", Promises = new Dictionary<SandboxPromise, PromiseState> { [SandboxPromise.NetworkIsolation] = PromiseState.Enforced } },
            Roles = new Dictionary<string, string>(StringComparer.Ordinal) { ["IGenerator"] = "ToolLoopGenerator" },
        });
    }

    public async Task<string> ReportAsync(int? longest = null)
    {
        using MemoryStream page = new();
        await WriteAsync(page, longest);
        return Encoding.UTF8.GetString(page.ToArray());
    }

    public async Task WriteAsync(Stream page, int? longest = null)
    {
        if (records.Count > 0 && !isKept)
            await Store.AppendAsync(new AppendRequest { RunId = Id, ExpectedSequence = 0, Records = records });
        isKept = true;
        RunReportRequest request = new() { Store = Store, RunId = Id };
        await RunReport.WriteAsync(longest is { } most ? request with { MaxTextLength = most } : request, page);
    }
}

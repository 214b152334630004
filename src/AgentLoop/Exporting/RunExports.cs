namespace AgentLoop;

/// <summary>Formats that a recorded run can be written in.</summary>
public static class RunExports
{
    /// <summary>
    /// All of a run, without loss: its records with the bytes they were recorded with, every artifact that they lead to, and the runs within it.
    /// <see cref="RunImports.JsonLines"/> reads it back.
    /// </summary>
    /// <remarks>
    /// A value of JSON on each line, in UTF-8: first <c>{"format":"agentloop.runs","version":1}</c>; for each run <c>{"run":id}</c>, then its records
    /// <c>{"record":0,"payload":{…}}</c> in their order (<c>"base64"</c> in the place of <c>"payload"</c> where the bytes are no JSON on one line), and
    /// before the first record that needs it each artifact as <c>{"artifact":name,"length":n}</c> and as many <c>{"part":base64}</c> as it takes; last
    /// <c>{"runs":1,"records":n,"artifacts":m,"sha256":digest}</c> with the digest of all that stands before it, by which a file that was cut off or
    /// changed is found. That is no signature: who recorded the run is proved by its store. The format is this library's own.
    /// </remarks>
    public static IRunExporter JsonLines { get; } = new JsonLinesExporter();

    /// <summary>The run as a trajectory, as indented JSON: what was said to models, what they answered, and what the tools that they called came to.</summary>
    /// <remarks>
    /// Source: Agent Trajectory Interchange Format v1.7 (harbor-framework/harbor, <c>rfcs/0001-trajectory-format.md</c>). A call of a model is a step of the agent,
    /// with the messages that are new in its request before it; branches that ran at the same time follow one another as they were recorded. Evaluations,
    /// decisions and handing over are steps of the system; the task, answers and approvals are the user's. Runs within the run are
    /// <c>subagent_trajectories</c>. What the run came to is in the trajectory's <c>extra</c>. Where a result is not in the store any more, the step says so.
    /// </remarks>
    public static IRunExporter Atif { get; } = new AtifExporter();

    /// <summary>
    /// The authorship note of the commit that a run made, for <c>git notes --ref=ai add -F note commit</c>: which lines of it are the run's.
    /// </summary>
    /// <remarks>
    /// Source: Git AI Standard v3.0.0 (git-ai-project/git-ai), schema <c>authorship/3.0.0</c>, with session keys. The trace id of a session is not random but
    /// made of the run's id, so that exporting twice gives the same note.
    /// </remarks>
    public static IRunExporter GitAiNote { get; } = new GitAiNoteExporter();

    /// <summary>One trace record, as indented JSON: which lines of which files are from which conversation with which model.</summary>
    /// <remarks>
    /// Source: Agent Trace 0.1.0 (cursor/agent-trace, <c>README.md</c> and <c>schemas.ts</c>). Lines are those of the files as the change leaves them; files
    /// that are no text, and those that were only renamed or deleted, have none. The contributor is <c>ai</c> also where no model was asked: a program wrote
    /// the change. Conversations have URIs such as <c>urn:agentloop:run:id:scope</c>.
    /// </remarks>
    public static IRunExporter AgentTrace(AgentTraceOptions? options = null) => new AgentTraceExporter(options ?? new());

    /// <summary>
    /// Signed attestations of the change that a run selected, one DSSE envelope on each line: how it came about (SLSA provenance v1), and for each evaluator
    /// that ran tests what they came to (test-result v0.1).
    /// </summary>
    /// <param name="signer">Signs them with the host's key.</param>
    /// <param name="options">What they say that the record does not.</param>
    /// <remarks>
    /// Sources: in-toto/attestation (Statement v1, <c>bundle.md</c>, test-result 0.1.0), slsa.dev/provenance/v1, secure-systems-lab/dsse 1.0.0. The subjects are
    /// the commit or patch that was handed over, and the change set by the digest of its bytes. The <c>buildType</c> <c>urn:agentloop:run:v1</c> has as external
    /// parameters the task's <c>goal</c>, <c>constraints</c>, <c>successCriteria</c>, <c>seed</c> and <c>mayChangeTests</c>. Of the dependencies, <c>base</c> is
    /// the commit that the change was put on, and <c>workspace</c> the files that the run began with: SHA-256 of a line <c>mode digest path</c> for each.
    /// What a signature proves is that the holder of the key says so.
    /// </remarks>
    public static IRunExporter InToto(IEnvelopeSigner signer, InTotoOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new InTotoExporter(signer, options ?? new());
    }

    /// <summary>
    /// The spans of a run as OTLP in JSON, a <c>TracesData</c> on each line, which collectors read as a file: the run, its steps, and the calls of models and
    /// tools in them, at the times that were recorded.
    /// </summary>
    /// <remarks>
    /// Sources: open-telemetry/semantic-conventions v1.41.0, <c>docs/gen-ai</c> (<c>invoke_agent</c>, <c>chat</c>, <c>execute_tool</c> and
    /// <c>gen_ai.evaluation.result</c>), and the OpenTelemetry Protocol File Exporter. Runs within the run are spans of its steps. The journal records which model
    /// answered, and that is said of the request, too. A tool begins when the model that called it has answered. What the clock of the run said backwards
    /// takes no time. Ids are made of the run's, so that exporting twice gives the same spans.
    /// </remarks>
    public static IRunExporter OpenTelemetry(TelemetryOptions? options = null) => new OtlpExporter(options ?? new());

    /// <summary>
    /// The same spans as activities of the source <c>AgentLoop</c>, for a host that exports activities already: they begin a trace of their own, and the
    /// host's current activity is left alone.
    /// </summary>
    /// <returns>How many activities somebody listened to; 0 where the host does not listen to the source.</returns>
    /// <exception cref="AgentLoopException">There is no such run.</exception>
    public static async ValueTask<int> ReplayActivitiesAsync(ExportRequest request, TelemetryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ActivitySink sink = new();
        await new SpanWalk(request.Store, sink, options ?? new()).WalkAsync(request.RunId, parent: null, cancellationToken).ConfigureAwait(false);
        return sink.Count;
    }
}

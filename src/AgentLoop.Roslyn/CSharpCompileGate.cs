namespace AgentLoop.Roslyn;

/// <summary>
/// Compiles a candidate in this process, and refuses it where it brings errors: in a fraction of the time of a build, and with the arguments of one, so that
/// references, symbols, nullability, generators, analyzers and <c>.editorconfig</c> are those of the project.
/// </summary>
/// <remarks>
/// The untouched repository is built once in the sandbox, with its packages restored. For a candidate only what changed is read anew, and only errors count that were
/// not there before. Where all of it compiles, the assemblies are written where the build would put them in <c>bin</c>; see <see cref="Evaluation.Built"/>. It never refuses
/// what it cannot be sure of: a candidate that changes more than sources, or whose project has generators that are not run here, is passed on, and the reason says
/// so, so that a build has to follow.
/// </remarks>
public sealed class CSharpCompileGate : IEvaluator
{
    private const string Name = "compile";

    private readonly CompileGateOptions options;
    private readonly BaseCollector collector;
    private readonly BaseStore bases;
    private readonly CompileLimit limit = new();

    /// <summary>Compiles these projects or solutions, by their paths relative to the workspace.</summary>
    /// <exception cref="AgentLoopException">A path is none within the workspace.</exception>
    public CSharpCompileGate(params IReadOnlyList<string> projects)
        : this(new CompileGateOptions { Projects = projects })
    {
    }

    /// <summary>Compiles what the options say.</summary>
    /// <exception cref="AgentLoopException">An option makes no sense; the message says which.</exception>
    public CSharpCompileGate(CompileGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CompileGateOptions.Validate(options);
        this.options = options;
        collector = new BaseCollector(options);
        bases = new BaseStore(options.KeptBases, new BaseCompiler(new AnalyzerLoader(options.TrustedAnalyzers)).CompileAsync);
    }

    /// <inheritdoc/>
    public EvaluatorTraits Traits => new()
    {
        Name = Name,
        Effort = EvaluationEffort.Builds,
        BaselineKey = string.Join('\n', ["1", options.Configuration, .. options.Projects, .. options.Properties.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal)]),
    };

    /// <inheritdoc/>
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Candidate is null)
            return CompileReport.OfBase(Name, await JudgeBaseAsync(request, cancellationToken).ConfigureAwait(false));
        CandidateJudge judge = new(options, bases, collector, limit, request);
        return CompileReport.OfCandidate(Name, await judge.JudgeAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Builds the untouched repository, and compiles it, so that the first candidate need not wait.</summary>
    private async ValueTask<CompileOutcome> JudgeBaseAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        BaseSource source = await collector.CollectAsync(request.Sandbox, request.Run, request.Workspace, cancellationToken).ConfigureAwait(false);
        KnownBase known = bases.Put(request.Workspace.Snapshot.Digest, source);
        var compilation = new OnceRequest<CompileOutcome>
        {
            Name = "compile the untouched repository",
            Effect = async token => source.Problem is { } problem
                ? CompileOutcome.Pass(problem)
                : await limit.RunAsync(t => BaseOutcome.OfAsync(known, t), 3 * options.CompileTimeout, token).ConfigureAwait(false)
                    ?? CompileOutcome.Pass("the compiler did not end in time"),
            ResultType = CompileJsonContext.Default.CompileOutcome,
            IsRepeatable = true,
        };
        return await request.Run.OnceAsync(compilation, cancellationToken).ConfigureAwait(false);
    }
}

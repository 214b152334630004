namespace AgentLoop.Roslyn;

/// <summary>Judges a candidate, and writes what was built of it into its workspace.</summary>
internal sealed class CandidateJudge(CompileGateOptions options, BaseStore bases, BaseCollector collector, CompileLimit limit, EvaluationRequest request)
{
    private readonly CandidateCompiler compiler = new(options, limit, request.Candidate!.Changes, request.Workspace);
    private int fetched;

    public async ValueTask<CompileOutcome> JudgeAsync(CancellationToken cancellationToken)
    {
        CompileOutcome looked = await AskAsync("look", (known, token) => compiler.LookAsync(known, token), cancellationToken).ConfigureAwait(false);
        if (!looked.IsClear)
            return looked;
        (string? root, bool isComplete, string? notBuilt) = await PlaceAsync(looked, cancellationToken).ConfigureAwait(false);
        CompileOutcome built = await AskAsync("build", (known, token) => compiler.BuildAsync(known, root, token), cancellationToken).ConfigureAwait(false);
        if (!built.IsClear || built.Assemblies.Count == 0)
            return built with { NotBuilt = notBuilt };
        if (!isComplete && await FillAsync(cancellationToken).ConfigureAwait(false) is { } problem)
            return built with { NotBuilt = problem, Assemblies = [] };
        foreach (BuiltFile file in built.Built)
        {
            foreach (string path in file.Paths)
                await request.Sandbox.WriteFileAsync(path, file.Content, cancellationToken).ConfigureAwait(false);
        }
        return built;
    }

    /// <summary>Where the workspace is, as its commands see it, and whether all that the assemblies need stands there.</summary>
    private async ValueTask<(string? Root, bool IsComplete, string? NotBuilt)> PlaceAsync(CompileOutcome looked, CancellationToken cancellationToken)
    {
        if (looked.NotBuilt is { } because)
            return (null, false, because);
        CommandResult placed = await request.Sandbox.ExecuteAsync(new BuildCommands(options).Place(looked.Outputs), cancellationToken).ConfigureAwait(false);
        string[] lines = placed.StandardOutput.Text.Split('\n');
        return lines[0].StartsWith('/') ? (lines[0].TrimEnd('/'), lines.Contains("complete"), null) : (null, false, "the sandbox does not say where the workspace is");
    }

    /// <summary>Puts what the build of the untouched repository left beside its assemblies into the workspace; says why it cannot, or nothing.</summary>
    private async ValueTask<string?> FillAsync(CancellationToken cancellationToken)
    {
        var outputs = new OnceRequest<byte[]>
        {
            Name = "outputs of the untouched repository",
            Effect = _ => ValueTask.FromResult(bases.Find(request.Workspace.Snapshot.Digest)?.Source.Outputs?.ToArray() ?? []),
            ResultType = CompileJsonContext.Default.ByteArray,
            IsRepeatable = true,
        };
        byte[] packed = await request.Run.OnceAsync(outputs, cancellationToken).ConfigureAwait(false);
        if (packed.Length == 0)
            return "what has to stand beside them is not there";
        await request.Sandbox.WriteFileAsync(CollectorTargets.OutputsFile, packed, cancellationToken).ConfigureAwait(false);
        CommandResult unpacked = await request.Sandbox.ExecuteAsync(new BuildCommands(options).Unpack(), cancellationToken).ConfigureAwait(false);
        return unpacked.Succeeded ? null : "what has to stand beside them could not be unpacked";
    }

    /// <summary>Asks the compiler, and fetches the untouched repository first where it is not in memory. That it was not is recorded too.</summary>
    private async ValueTask<CompileOutcome> AskAsync(
        string name, Func<KnownBase, CancellationToken, ValueTask<CompileOutcome>> ask, CancellationToken cancellationToken)
    {
        Digest snapshot = request.Workspace.Snapshot.Digest;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            bool mustFetch = false;
            try
            {
                var compilation = new OnceRequest<CompileOutcome>
                {
                    Name = name,
                    Effect = async token =>
                    {
                        KnownBase? known = await bases.FindAsync(snapshot, token).ConfigureAwait(false);
                        mustFetch = known is null;
                        return known is null ? CompileOutcome.BaseMissing : await ask(known, token).ConfigureAwait(false);
                    },
                    ResultType = CompileJsonContext.Default.CompileOutcome,
                    IsRepeatable = true,
                };
                CompileOutcome outcome = await request.Run.OnceAsync(compilation, cancellationToken).ConfigureAwait(false);
                if (!outcome.IsBaseMissing)
                    return outcome;
                if (request.OpenCopy is null)
                    break;
                await FetchAsync(request.OpenCopy, snapshot, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (mustFetch)
                    bases.End(snapshot);
            }
        }
        return CompileOutcome.Pass("the untouched repository was not built here");
    }

    private async ValueTask FetchAsync(Func<RunScope, ChangeSet, ISandboxSession> openCopy, Digest snapshot, CancellationToken cancellationToken)
    {
        RunScope scope = request.Run.Child($"base-{++fetched}");
        ISandboxSession session = openCopy(scope, ChangeSet.Empty);
        await using (session.ConfigureAwait(false))
            bases.Put(snapshot, await collector.CollectAsync(session, scope, request.Workspace, cancellationToken).ConfigureAwait(false));
    }
}

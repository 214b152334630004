namespace AgentLoop.Roslyn;

/// <summary>Has the compiler judge one candidate, in two goes: the files that it wrote, and then all that is built of it.</summary>
internal sealed class CandidateCompiler(CompileGateOptions options, CompileLimit limit, ChangeSet changes, IWorkspaceView view)
{
    /// <summary>What the compiler needs of its stack for the deepest source that it is given, in units of a character of text.</summary>
    private const int Room = 64 << 10;

    private CandidateCompilation? candidate;

    /// <summary>Looks at the files that the candidate wrote.</summary>
    public ValueTask<CompileOutcome> LookAsync(KnownBase known, CancellationToken cancellationToken) => LimitAsync(
        known,
        async (compiled, token) =>
        {
            CandidateCompilation put = await PutAsync(compiled, token).ConfigureAwait(false);
            if (put.Problem is { } problem)
                return CompileOutcome.Pass(problem);
            CompileOutcome? outcome = await DeepStack.RunAsync(Room, () => put.Look(token)).ConfigureAwait(false);
            string? notBuilt = options.WritesAssemblies ? compiled.Places.Problem : "that was not asked for";
            return outcome ?? new CompileOutcome { Outputs = notBuilt is null ? compiled.Places.Others : [], NotBuilt = notBuilt };
        },
        cancellationToken);

    /// <summary>Builds all of it.</summary>
    /// <param name="known">The untouched repository.</param>
    /// <param name="root">Where the workspace is, for assemblies; <see langword="null"/> where none are wanted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public ValueTask<CompileOutcome> BuildAsync(KnownBase known, string? root, CancellationToken cancellationToken) => LimitAsync(
        known,
        async (compiled, token) =>
        {
            CandidateCompilation put = await PutAsync(compiled, token).ConfigureAwait(false);
            CandidateBuild build = new(put, root);
            CompileOutcome outcome = await DeepStack.RunAsync(Room, () => build.Run(token)).ConfigureAwait(false);
            return outcome.IsClear ? await DescribeAsync(put, build, outcome, token).ConfigureAwait(false) : outcome;
        },
        cancellationToken);

    private async Task<CompileOutcome> DescribeAsync(CandidateCompilation put, CandidateBuild build, CompileOutcome outcome, CancellationToken cancellationToken)
    {
        CandidateFindings findings = new(put, options);
        List<Finding> found = [.. outcome.Findings];
        return await findings.AnalyzeAsync(build.Compiled, found, cancellationToken).ConfigureAwait(false)
            ?? outcome with { Findings = [.. found, .. findings.Describe(build.Compiled, cancellationToken)] };
    }

    private async ValueTask<CompileOutcome> LimitAsync(KnownBase known, Func<CompiledBase, CancellationToken, Task<CompileOutcome>> work, CancellationToken cancellationToken)
    {
        if ((known.Source.Problem ?? limit.Problem) is { } problem)
            return CompileOutcome.Pass(problem);
        CompiledBase? compiled = await limit.RunAsync(
            token => known.CompileAsync(token).AsTask(), 3 * options.CompileTimeout, cancellationToken).ConfigureAwait(false);
        CompileOutcome? outcome = compiled is null
            ? null
            : await limit.RunAsync(token => work(compiled, token), options.CompileTimeout, cancellationToken).ConfigureAwait(false);
        return outcome ?? CompileOutcome.Pass($"the compiler did not end within {(compiled is null ? 3 : 1) * options.CompileTimeout.TotalSeconds:0} s");
    }

    private async Task<CandidateCompilation> PutAsync(CompiledBase compiled, CancellationToken cancellationToken)
    {
        if (candidate?.Base == compiled)
            return candidate;
        IReadOnlyList<SourceChange> written = await SourceChange.OfAsync(changes, view, cancellationToken).ConfigureAwait(false);
        string[] sources = [.. view.Snapshot.Entries.Select(e => e.Path).Where(p => p.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))];
        return candidate = await DeepStack.RunAsync(Room, () => CandidateCompilation.Of(compiled, written, sources, cancellationToken)).ConfigureAwait(false);
    }
}

using System.Text;

namespace AgentLoop.Roslyn;

/// <summary>Builds the untouched repository once in a sandbox, and takes from there what is needed to compile it in memory.</summary>
internal sealed class BaseCollector(CompileGateOptions options)
{
    private const int MaxOutputs = 64 << 20;
    private const int MaxCollected = 64 << 20;

    private readonly BuildCommands commands = new(options);

    /// <summary>Builds and gathers. Everything that it does is recorded, so that it does the same again.</summary>
    public async ValueTask<BaseSource> CollectAsync(ISandboxSession session, RunScope run, IWorkspaceView view, CancellationToken cancellationToken)
    {
        await session.WriteFileAsync(CollectorTargets.TargetsFile, Encoding.UTF8.GetBytes(CollectorTargets.Xml), cancellationToken).ConfigureAwait(false);
        (bool succeeded, string said) = await BuildAsync(session, compiles: true, cancellationToken).ConfigureAwait(false);
        if (!succeeded)
            await BuildAsync(session, compiles: false, cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte>? collected = await session.ReadFileAsync(CollectorTargets.CollectedFile, cancellationToken).ConfigureAwait(false);
        CollectedBuild build = CollectionReader.Read(collected is { Length: <= MaxCollected } told ? Encoding.UTF8.GetString(told.Span) : "", succeeded);
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> read = build.Projects.Count == 0
            ? new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
            : await new FileGathering(session, run, commands).GatherAsync(build, new BaseFiles(build, view, NothingRead), cancellationToken).ConfigureAwait(false);
        return new BaseSource
        {
            Build = build,
            Files = new BaseFiles(build, view, read),
            Outputs = await PackAsync(session, build, cancellationToken).ConfigureAwait(false),
            Problem = build.Projects.Count == 0 || build.Root.Length == 0 ? $"the build of the untouched repository compiled no C# project. {said}".TrimEnd() : null,
        };
    }

    private static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> NothingRead { get; } = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    private async ValueTask<(bool Succeeded, string Said)> BuildAsync(ISandboxSession session, bool compiles, CancellationToken cancellationToken)
    {
        await session.WriteFileAsync(CollectorTargets.CollectedFile, default, cancellationToken).ConfigureAwait(false);
        bool succeeded = true;
        string said = "";
        foreach (SandboxCommand command in commands.Builds(compiles))
        {
            CommandResult result = await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
            succeeded &= result.Succeeded;
            if (!result.Succeeded && said.Length == 0)
                said = result.StartFailure ?? LastLine(result.StandardOutput.Text + result.StandardError.Text);
        }
        return (succeeded, said);
    }

    /// <summary>Forks of a repository that was built before hold the outputs already; the others are given them.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> PackAsync(ISandboxSession session, CollectedBuild build, CancellationToken cancellationToken)
    {
        if (!options.WritesAssemblies || !build.Succeeded || build.Projects.All(p => p.Target is null || p.Had.ToHashSet().IsSupersetOf(p.Has)))
            return null;
        string[] files = [.. build.Projects.SelectMany(p => p.Has).Select(f => build.Relative(f.Path)).OfType<string>().Distinct(StringComparer.Ordinal)];
        CommandResult packed = await session.ExecuteAsync(commands.Pack(files), cancellationToken).ConfigureAwait(false);
        if (!packed.Succeeded)
            return null;
        ReadOnlyMemory<byte>? content = await session.ReadFileAsync(CollectorTargets.OutputsFile, cancellationToken).ConfigureAwait(false);
        return content is { Length: > 0 and <= MaxOutputs } ? content : null;
    }

    private static string LastLine(string text) => text.Split('\n').Select(l => l.Trim()).LastOrDefault(l => l.Contains("error", StringComparison.Ordinal)) ?? "";
}

using System.Globalization;

namespace AgentLoop.Roslyn;

/// <summary>Has the sandbox hand out what its compilers read, where neither the repository's view nor this machine has the same.</summary>
internal sealed class FileGathering(ISandboxSession session, RunScope run, BuildCommands commands)
{
    public async ValueTask<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> GatherAsync(CollectedBuild build, BaseFiles files, CancellationToken cancellationToken)
    {
        string[] wanted = [.. build.Projects.SelectMany(p => Wanted(p, build)).Distinct(StringComparer.Ordinal).Where(path => !files.IsInView(path)).Order(StringComparer.Ordinal)];
        Dictionary<string, ReadOnlyMemory<byte>> read = new(StringComparer.Ordinal);
        foreach (string path in wanted.Where(path => build.Relative(path) is not null))
            await ReadAsync(path, build.Relative(path)!, read, cancellationToken).ConfigureAwait(false);

        // what this machine has is not the same elsewhere, so that it is recorded
        var missing = new OnceRequest<string[]>
        {
            Name = "files that this machine has not",
            Effect = async token => await MissingAsync(wanted.Where(path => build.Relative(path) is null), files, token).ConfigureAwait(false),
            ResultType = CompileJsonContext.Default.StringArray,
            IsRepeatable = true,
        };
        string[] strange = await run.OnceAsync(missing, cancellationToken).ConfigureAwait(false);
        if (strange.Length > 0)
            await CopyInAsync(strange, read, cancellationToken).ConfigureAwait(false);
        return read;
    }

    /// <summary>What a project's compiler reads, besides what other projects make.</summary>
    private static IEnumerable<string> Wanted(CollectedProject project, CollectedBuild build)
    {
        CompilerCall call = CompilerCall.Of(project);
        return call.Files
            .Concat(project.Generated)
            .Concat(call.Analyzers)
            .Concat(call.References.Select(r => r.Reference).Where(r => !build.Projects.Any(p => p.Produces.Contains(r))));
    }

    private static async ValueTask<string[]> MissingAsync(IEnumerable<string> paths, BaseFiles files, CancellationToken cancellationToken)
    {
        List<string> missing = [];
        foreach (string path in paths)
        {
            if (await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is null)
                missing.Add(path);
        }
        return [.. missing];
    }

    private async ValueTask CopyInAsync(string[] paths, Dictionary<string, ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        CommandResult copied = await session.ExecuteAsync(commands.CopyIn(paths), cancellationToken).ConfigureAwait(false);
        if (!copied.Succeeded)
            return;
        for (int i = 0; i < paths.Length; i++)
            await ReadAsync(paths[i], string.Create(CultureInfo.InvariantCulture, $"{CollectorTargets.Folder}/files/{i}"), read, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadAsync(string path, string relative, Dictionary<string, ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        if (await session.ReadFileAsync(relative, cancellationToken).ConfigureAwait(false) is { } content)
            read[path] = content;
    }
}

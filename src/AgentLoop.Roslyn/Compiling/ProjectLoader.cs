using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>Reads what the compilers read. A reference that several projects have is kept once.</summary>
internal sealed class ProjectLoader(BaseSource source)
{
    private const long MaxBytes = 1L << 30;

    private long bytes;

    /// <summary>The assemblies that were referred to and are not made by the projects, by their whole paths.</summary>
    public Dictionary<string, AssemblyMetadata> References { get; } = new(StringComparer.Ordinal);

    public async ValueTask<LoadedProject> LoadAsync(CollectedProject project, CancellationToken cancellationToken)
    {
        CompilerCall call = CompilerCall.Of(project);
        Dictionary<string, ReadOnlyMemory<byte>> files = new(StringComparer.Ordinal);
        string? missing = null;
        foreach (string path in call.Files.Concat(project.Generated).Distinct(StringComparer.Ordinal))
        {
            if (await ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } content)
                files[path] = content;
            else
                missing ??= path;
        }
        foreach (string path in call.Analyzers)
        {
            if (await ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } content)
                files[path] = content;
        }
        missing ??= await LoadReferencesAsync(call, cancellationToken).ConfigureAwait(false);
        string? problem = call.Problem ?? (missing is null ? null : $"its file \"{Path.GetFileName(missing)}\" cannot be read from here");
        return new LoadedProject { Collected = project, Call = call, Files = files, Problem = problem };
    }

    private async ValueTask<string?> LoadReferencesAsync(CompilerCall call, CancellationToken cancellationToken)
    {
        foreach (string path in call.References.Select(r => r.Reference))
        {
            if (References.ContainsKey(path) || source.Build.Projects.Any(p => p.Produces.Contains(path)))
                continue;
            if (await ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
                return path;
            References[path] = AssemblyMetadata.CreateFromImage(ImmutableCollectionsMarshal.AsImmutableArray(content.ToArray()));
        }
        return null;
    }

    /// <summary>A build may name the same large file by many names, and this process has one memory.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (bytes > MaxBytes)
            return null;
        ReadOnlyMemory<byte>? content = await source.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        bytes += content?.Length ?? 0;
        return content;
    }
}

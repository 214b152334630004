namespace AgentLoop;

/// <summary>Writes the change as a patch file that <c>git apply</c> accepts.</summary>
/// <remarks>A file of that name that holds something else than a patch of the same run is not overwritten.</remarks>
public sealed class PatchFileIntegrator : IIntegrator, IReconciler
{
    private readonly string target;

    /// <summary>Takes where to write: a file that ends with <c>.patch</c> or <c>.diff</c>, or a folder for one file per run.</summary>
    public PatchFileIntegrator(string folderOrFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folderOrFile);
        target = Path.GetFullPath(folderOrFile);
    }

    /// <inheritdoc/>
    public async ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
    {
        string path = PathOf(request.Run.RunId);
        if (Refuse(path, request) is { } reason)
            return Failed(reason);
        try
        {
            byte[] patch = await PatchAsync(request, cancellationToken).ConfigureAwait(false);
            return await WriteAsync(path, patch, request, cancellationToken).ConfigureAwait(false);
        }
        catch (AgentLoopException e)
        {
            return Failed(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"The patch cannot be written to \"{path}\": {e.Message}");
        }
    }

    /// <summary>Finds the file, and whether it holds this change.</summary>
    public async ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default)
    {
        if (request?.Integration is not { } asked)
            return Reconciliation.Unknown();
        string path = PathOf(request.RunId);
        if (!File.Exists(path))
            return Reconciliation.DidNotHappen($"There is no patch \"{path}\".");
        byte[] existing = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        byte[] patch = await PatchAsync(asked, cancellationToken).ConfigureAwait(false);
        return existing.AsSpan().SequenceEqual(patch)
            ? Reconciliation.Happened(Done(path, existing, $"The patch \"{path}\" already holds this change."))
            : Reconciliation.DidNotHappen($"The file \"{path}\" does not hold this change.");
    }

    private string PathOf(string runId) => IsFile(target) ? target : Path.Combine(target, runId + ".patch");

    private static bool IsFile(string path) => !Directory.Exists(path)
        && (path.EndsWith(".patch", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".diff", StringComparison.OrdinalIgnoreCase));

    private static string? Refuse(string path, IntegrationRequest request)
    {
        if (request.Candidate.Changes.IsEmpty)
            return "The candidate changes nothing, so that there is no patch to write.";
        if (PathGuard.RefuseNew(request.Run.RunId) is not null || request.Run.RunId.Contains('/', StringComparison.Ordinal))
            return $"No file can be named after the run \"{request.Run.RunId}\".";
        return RealPath.Of(path).Split(Path.DirectorySeparatorChar).Any(PathGuard.IsGit)
            ? $"The patch is not written to \"{path}\", inside of git's own folder."
            : null;
    }

    private static async ValueTask<byte[]> PatchAsync(IntegrationRequest request, CancellationToken cancellationToken)
    {
        byte[] diff = await UnifiedDiff.WriteBytesAsync(request.Candidate.Changes, request.Workspace, cancellationToken).ConfigureAwait(false);
        return [.. PatchHeader.Write(request), .. diff];
    }

    private static async ValueTask<IntegrationResult> WriteAsync(
        string path, byte[] patch, IntegrationRequest request, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path))
        {
            byte[] existing = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            if (existing.AsSpan().SequenceEqual(patch))
                return Done(path, patch, $"The patch \"{path}\" already holds this change.");
            if (!PatchHeader.IsOf(existing, request))
                return Failed($"There is a file \"{path}\" that this run did not write; move it, or name another.");
        }

        string temporary = $"{path}.{request.CandidateId}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, patch, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return Done(path, patch, $"Wrote the patch \"{path}\"; \"git apply\" applies it.");
    }

    private static IntegrationResult Done(string path, byte[] patch, string message) =>
        new() { Integrated = true, Location = path, Revision = Digest.Of(patch).ToString(), Message = message };

    private static IntegrationResult Failed(string message) => new() { Integrated = false, Message = message };
}

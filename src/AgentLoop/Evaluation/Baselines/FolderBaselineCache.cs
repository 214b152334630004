using System.Text.Json;

namespace AgentLoop;

/// <summary>Remembers baselines in a folder, for processes to come. A file for each; what cannot be read is as good as not there.</summary>
/// <param name="folder">The folder, made when something is first kept. Its files may be deleted at any time.</param>
public sealed class FolderBaselineCache(string folder) : IBaselineCache
{
    /// <inheritdoc/>
    public async ValueTask<Evaluation?> FindAsync(Digest key, CancellationToken cancellationToken = default)
    {
        try
        {
            return EvaluationJson.Read(await File.ReadAllBytesAsync(PathOf(key), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async ValueTask KeepAsync(Digest key, Evaluation evaluation, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        string path = PathOf(key);
        string draft = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.new";
        await File.WriteAllBytesAsync(draft, EvaluationJson.Write(evaluation), cancellationToken).ConfigureAwait(false);
        File.Move(draft, path, overwrite: true);
    }

    private string PathOf(Digest key) => Path.Combine(folder, $"{key.ToString().Replace(':', '-')}.json");
}

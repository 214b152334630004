using System.Text;

namespace AgentLoop;

internal sealed class FileWitness(string path) : ICheckpointWitness
{
    public async ValueTask WitnessAsync(SignedNote checkpoint, CancellationToken cancellationToken = default)
    {
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await using var owned = file.ConfigureAwait(false);
        await file.WriteAsync(Encoding.UTF8.GetBytes($"{checkpoint}\n"), cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }
}

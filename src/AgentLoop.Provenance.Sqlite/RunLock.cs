using System.Security.Cryptography;
using System.Text;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>A lock on a run: a file that is locked while it is held. The system lets go of it when the process ends, however that happens.</summary>
internal sealed class RunLock : IAsyncDisposable
{
    private readonly FileStream file;

    private RunLock(FileStream file) => this.file = file;

    /// <exception cref="ProvenanceException">Somebody else has it, or the file cannot be made.</exception>
    public static RunLock Take(string folder, string runId)
    {
        string path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runId)))[..32]);
        try
        {
            Directory.CreateDirectory(folder);
            while (true)
            {
                FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
                if (IsAt(file, path))
                    return new RunLock(file);
            }
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new ProvenanceException(ProvenanceError.Locked, $"Run \"{runId}\" is being performed by another process; wait for it to end, or end it.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new ProvenanceException(ProvenanceError.Unavailable, $"The folder \"{folder}\" cannot be written to; make it writable.", e);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    // whoever had the lock before removes its file: that may be the very file which was opened meanwhile, and a lock on it would hold nobody off
    private static bool IsAt(FileStream file, string path)
    {
        var mark = new DateTime(RandomNumberGenerator.GetInt32(int.MaxValue) * 10_000_000L, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(file.SafeFileHandle))
            return true;
        file.Dispose();
        return false;
    }
}

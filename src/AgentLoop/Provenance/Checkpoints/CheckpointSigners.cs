using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>The signers that need nothing beyond the framework.</summary>
public static class CheckpointSigners
{
    /// <summary>
    /// Signs with the key of a file (PKCS#8 in PEM); where there is none, makes one that only its owner can read.
    /// </summary>
    /// <remarks>
    /// Whoever can read the file can sign, so that such a signature says no more than that the log was not changed by somebody who could not. Hand checkpoints
    /// on to another machine, or keep the key on one, where those who can write to the store are to be held to it.
    /// </remarks>
    /// <exception cref="ProvenanceException">The file cannot be read or written, or has no key of the curve P-256.</exception>
    public static ICheckpointSigner FromFile(string path, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            string pem = File.Exists(path) ? File.ReadAllText(path) : Create(path);
            var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return new EcdsaCheckpointSigner(name, key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProvenanceException(ProvenanceError.Unavailable, $"The key \"{path}\" cannot be read or made ({e.Message}); name another file for it.", e);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new ProvenanceException(ProvenanceError.Corrupt, $"\"{path}\" has no private key of the curve P-256 in PEM; restore it from a copy, or name another file.", e);
        }
    }

    /// <summary>Made whole under another name first, so that nobody ever reads half a key, and of two that make it at once both use the same.</summary>
    private static string Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string draft = $"{path}.{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, options))
        {
            file.Write(key.ExportPkcs8PrivateKeyPem());
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
        return File.ReadAllText(path);
    }
}

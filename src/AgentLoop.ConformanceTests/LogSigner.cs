using System.Security.Cryptography;

namespace AgentLoop.ConformanceTests;

/// <summary>Who signs in the tests, and a clock that they move.</summary>
internal sealed class LogSigner : TimeProvider, IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public LogSigner() => Options = new LogOptions { Signer = new EcdsaCheckpointSigner("conformance.example/log", key), Clock = this };

    public LogOptions Options { get; }

    public NoteKey Key => Options.Signer!.Key;

    public DateTimeOffset Now { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Dispose() => key.Dispose();
}

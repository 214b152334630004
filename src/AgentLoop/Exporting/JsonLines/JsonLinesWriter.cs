using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Writes values of JSON, each on a line of its own, and remembers the digest of all of them.</summary>
internal sealed class JsonLinesWriter(Stream output) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The digest of every line so far, each with the line feed that ends it.</summary>
    public Digest Digest => AgentLoop.Digest.FromHash(hash.GetCurrentHash());

    public async ValueTask WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(line, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        hash.AppendData(line.WrittenSpan);
        await output.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => hash.Dispose();
}

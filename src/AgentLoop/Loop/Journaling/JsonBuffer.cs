using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>
/// A writer of JSON that is used again and again, so that writing a record costs no memory of its own. Whoever takes one gives it back, on any thread.
/// </summary>
internal sealed class JsonBuffer : IDisposable
{
    /// <summary>A buffer that one large record made large is not kept.</summary>
    private const int LargestKept = 64 * 1024;

    /// <summary>Records are JSON in JSON at places, where escaping every quote in six characters would be most of the record. None becomes part of a web page.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static JsonBuffer? free;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    private JsonBuffer() => Writer = new Utf8JsonWriter(buffer, Options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Writer.Flush();
            return buffer.WrittenMemory;
        }
    }

    /// <summary>Begins a value of its own; what was written stays valid until the buffer is given back.</summary>
    public int Begin()
    {
        Writer.Flush();
        Writer.Reset();
        return buffer.WrittenCount;
    }

    /// <summary>What was written since.</summary>
    public ReadOnlyMemory<byte> Since(int begin)
    {
        Writer.Flush();
        return buffer.WrittenMemory[begin..];
    }

    public static JsonBuffer Take()
    {
        JsonBuffer taken = free ?? new JsonBuffer();
        free = null;
        return taken;
    }

    /// <summary>Begins anew, whatever was written.</summary>
    public void Clear()
    {
        Writer.Reset();
        buffer.ResetWrittenCount();
    }

    public void Dispose()
    {
        bool isLarge = buffer.Capacity > LargestKept;
        Clear();
        free = isLarge ? null : this;
    }
}

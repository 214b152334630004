using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>The id of a test in a TRX file: a GUID, as the schema has it, or whatever a writer of its own put there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TrxId(Guid Guid, string? Other)
{
    public static TrxId Of(ReadOnlySpan<byte> written) =>
        Utf8Parser.TryParse(written, out Guid guid, out int used) && used == written.Length
            ? new TrxId(guid, null)
            : new TrxId(default, Encoding.UTF8.GetString(written).ToUpperInvariant());
}

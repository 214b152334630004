using System.Buffers;
using System.Text;

namespace AgentLoop;

internal static class MaskedBytes
{
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> content, List<SecretSpan> spans)
    {
        var masked = new ArrayBufferWriter<byte>(content.Length + SecretMarks.LongestName);
        int from = 0;
        foreach (SecretSpan span in spans)
        {
            masked.Write(content[from..span.Start]);
            Encoding.ASCII.GetBytes(span.Mask, masked);
            from = span.End;
        }
        masked.Write(content[from..]);
        return masked.WrittenMemory;
    }
}

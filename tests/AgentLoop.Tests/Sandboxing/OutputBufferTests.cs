using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Sandboxing;

public sealed class OutputBufferTests
{
    [Fact]
    public void What_is_kept_is_the_head_and_the_tail_however_it_arrives() =>
        Prop.ForAll<byte[][], byte>((pieces, limit) =>
        {
            OutputBuffer buffer = new(limit);
            foreach (byte[] piece in pieces)
                buffer.Append(piece);

            byte[] all = [.. pieces.SelectMany(piece => piece)];
            int head = limit / 2;
            byte[] expected = all.Length <= limit ? all : [.. all[..head], .. all[^(limit - head)..]];
            return buffer.ToArray().AsSpan().SequenceEqual(expected) && buffer.Dropped == all.Length - expected.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stream_longer_than_the_limit_by_far_keeps_its_last_bytes()
    {
        OutputBuffer buffer = new(8);
        for (int i = 0; i < 1000; i++)
            buffer.Append([(byte)i, (byte)(i + 1), (byte)(i + 2)]);
        Assert.Equal([0, 1, 2, 1, 232, 231, 232, 233], buffer.ToArray());
        Assert.Equal(2992, buffer.Dropped);
    }
}

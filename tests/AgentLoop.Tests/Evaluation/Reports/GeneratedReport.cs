using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>A report in JUnit XML of so many bytes, made as it is read; takes note of the memory in use meanwhile.</summary>
internal sealed class GeneratedReport(long length) : Stream
{
    private const int TestSize = 20_000;

    private byte[] piece = Encoding.UTF8.GetBytes("<testsuites><testsuite name='s'>");
    private int at;
    private long made;
    private int number;
    private bool closed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => made;
        set => throw new NotSupportedException();
    }

    /// <summary>The most memory that was in use.</summary>
    public long Peak { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at == piece.Length && !Make())
            return 0;

        int read = Math.Min(count, piece.Length - at);
        piece.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
        at += read;
        made += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool Make()
    {
        if (closed)
            return false;

        if (number % 200 == 0)
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: number % 1000 == 0));
        closed = made >= length;
        piece = Encoding.UTF8.GetBytes(closed ? "</testsuite></testsuites>" : Test());
        at = 0;
        return true;
    }

    private string Test()
    {
        string text = new((char)('a' + (++number % 26)), TestSize);
        string failure = number % 2 == 0 ? "" : $"<failure message='no'>{text}</failure>";
        return $"<testcase classname='N.C' name='test{number}' time='0.5'>{failure}<system-out>{text}</system-out></testcase>\n";
    }
}

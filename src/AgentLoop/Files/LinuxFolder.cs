using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>An open folder whose entries are read by their names' bytes, whatever those are.</summary>
internal sealed unsafe class LinuxFolder : IDisposable
{
    private readonly nint stream;
    private DirectoryRecord* current;

    private LinuxFolder(nint stream, int descriptor)
    {
        this.stream = stream;
        Descriptor = descriptor;
    }

    public int Descriptor { get; }

    /// <summary>The name of the entry, ended by a zero; valid until <see cref="MoveNext"/> is called again.</summary>
    public byte* Name => (byte*)current + DirectoryRecord.NameOffset;

    public ReadOnlySpan<byte> NameBytes => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Name);

    /// <summary>The kind of the entry; asked for where the file system does not tell with the name.</summary>
    public FileKind Kind => current->Type != 0
        ? StatxBuffer.KindOf(current->Type)
        : LinuxStatus.Of(Descriptor, Name, LinuxFlags.NotFollowing)?.Kind ?? FileKind.Other;

    /// <summary>Takes the descriptor over; <see langword="null"/> if it is none of a folder.</summary>
    public static LinuxFolder? Over(int descriptor)
    {
        if (descriptor < 0)
            return null;
        nint opened = LinuxCalls.fdopendir(descriptor);
        if (opened != 0)
            return new LinuxFolder(opened, descriptor);
        LinuxError.CloseQuietly(descriptor);
        return null;
    }

    /// <summary>Goes to the next entry other than <c>.</c> and <c>..</c>.</summary>
    public bool MoveNext()
    {
        do
            current = LinuxCalls.readdir(stream);
        while (current is not null && (NameBytes.SequenceEqual("."u8) || NameBytes.SequenceEqual(".."u8)));
        return current is not null;
    }

    public void Dispose() => LinuxCalls.closedir(stream);
}

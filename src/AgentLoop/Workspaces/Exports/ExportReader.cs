namespace AgentLoop;

/// <summary>Reads the changed files of a fork, each once, so that what was checked is what is handed on.</summary>
internal sealed class ExportReader(IFileTree fork, ExportLimits limits, ExportFindings findings)
{
    private const int Attempts = 3;
    private const int TypeBits = 0xF000;

    private readonly Dictionary<string, byte[]> contents = new(StringComparer.Ordinal);
    private long total;

    /// <summary>The content of an entry that was read.</summary>
    public ReadOnlyMemory<byte> this[WorkspaceEntry entry] => contents[entry.Path];

    /// <summary>Whether a file or link is what it was.</summary>
    public bool Holds(ForkFile file, WorkspaceEntry known)
    {
        if (file.Status.WorkspaceMode != known.Mode || file.Status.Length != known.Length)
            return false;
        if (file.Status.Kind == FileKind.Link)
            return fork.ReadLink(file.Path) is { } target && Digest.Of(target) == known.Digest;
        using OpenedFile? opened = Open(file.Path, out _);
        return opened?.Hash().Digest == known.Digest;
    }

    /// <summary>What is there; <see langword="null"/> where it was refused.</summary>
    public WorkspaceEntry? Read(ForkFile file) => file.Status.Kind switch
    {
        FileKind.File => ReadFile(file),
        FileKind.Link => ReadLink(file),
        _ => RefuseSpecial(file),
    };

    private WorkspaceEntry? ReadLink(ForkFile file) => fork.ReadLink(file.Path) is { } target
        ? Entry(file.Path, WorkspaceFileMode.SymbolicLink, target)
        : Refuse(ExportFindingKind.Unstable, file.Path, "was replaced while it was looked at");

    private WorkspaceEntry? RefuseSpecial(ForkFile file) => (file.Status.RawMode & TypeBits) switch
    {
        0x1000 => Refuse(ExportFindingKind.Pipe, file.Path, "is a named pipe"),
        0xC000 => Refuse(ExportFindingKind.Socket, file.Path, "is a socket"),
        _ => Refuse(ExportFindingKind.Device, file.Path, "is a device, no file"),
    };

    private WorkspaceEntry? ReadFile(ForkFile file)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            using OpenedFile? opened = Open(file.Path, out bool mayNot);
            if (mayNot)
                return Refuse(ExportFindingKind.Unreadable, file.Path, "may not be read");
            if (opened is null)
                break;
            if (TooLarge(opened.Status.Length) is { } reason)
                return Refuse(ExportFindingKind.FileTooLarge, file.Path, reason);
            if (opened.ReadSettled() is not { } content)
                continue;
            total += content.Length;
            SpecialBits.Flag(file.Path, opened.Status, file.Before, findings);
            return Entry(file.Path, opened.Status.WorkspaceMode, content);
        }

        return Refuse(ExportFindingKind.Unstable, file.Path, "was written to while it was read");
    }

    private string? TooLarge(long length)
    {
        if (length > limits.FileBytes)
            return $"has {length} bytes, more than the {limits.FileBytes} that are handed on";
        return total + length > limits.TotalBytes ? $"makes the change larger than the {limits.TotalBytes} bytes that are handed on" : null;
    }

    private OpenedFile? Open(string path, out bool mayNot)
    {
        mayNot = false;
        try
        {
            return fork.Open(path);
        }
        catch (AgentLoopException)
        {
            mayNot = true;
            return null;
        }
    }

    private WorkspaceEntry Entry(string path, WorkspaceFileMode mode, byte[] content)
    {
        contents[path] = content;
        return new WorkspaceEntry { Path = path, Mode = mode, Digest = Digest.Of(content), Length = content.Length };
    }

    private WorkspaceEntry? Refuse(ExportFindingKind kind, string path, string reason)
    {
        findings.Refuse(kind, path, reason);
        return null;
    }
}

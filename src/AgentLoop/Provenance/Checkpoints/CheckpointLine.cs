namespace AgentLoop;

/// <summary>A checkpoint on one line, as it stands under a commit: origin, size, root, name of the key and signature, with spaces between.</summary>
internal static class CheckpointLine
{
    /// <summary>The line; <see langword="null"/> where the note does not fit on one.</summary>
    public static string? Write(SignedNote note)
    {
        string[] text = note.Text.TrimEnd('\n').Split('\n');
        string[] signature = note.Signatures.Count > 0 ? note.Signatures[0].ToString().Split(' ') : [];
        return text.Length == 3 && signature.Length == 3 && !text[0].Contains(' ', StringComparison.Ordinal) ? string.Join(' ', [.. text, .. signature[1..]]) : null;
    }

    /// <summary>The checkpoint of a line; <see langword="null"/> where it is none.</summary>
    public static SignedNote? TryRead(string line)
    {
        if (line.Split(' ') is not [var origin, var size, var root, var name, var signature])
            return null;
        try
        {
            return SignedNote.Parse($"{origin}\n{size}\n{root}\n\n\u2014 {name} {signature}\n");
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>What a log was at a moment: how many entries it had, and the root of the tree over them (<see href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</see>).</summary>
public sealed record Checkpoint
{
    /// <summary>Which log it is of.</summary>
    public required string Origin { get; init; }

    /// <summary>How many entries the log had.</summary>
    public required long Size { get; init; }

    /// <summary>The root of the Merkle tree of its entries.</summary>
    public required Digest Root { get; init; }

    /// <summary>The text that is signed.</summary>
    public string Text
    {
        get
        {
            Span<byte> root = stackalloc byte[SHA256.HashSizeInBytes];
            Root.CopyTo(root);
            return string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(root)}\n");
        }
    }

    /// <summary>Reads what a note says; whether it is signed by whom one trusts is another question.</summary>
    /// <exception cref="FormatException">The note is no checkpoint.</exception>
    public static Checkpoint Of(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        string[] lines = note.Text.Split('\n');
        Span<byte> root = stackalloc byte[SHA256.HashSizeInBytes];
        bool isOne = lines is [{ Length: > 0 }, _, _, .., ""]
            && lines[1..^1].All(line => line.Length > 0)
            && (lines[1] == "0" || lines[1][0] is >= '1' and <= '9')
            && Convert.TryFromBase64String(lines[2], root, out int length) && length == root.Length;
        return isOne && long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? new Checkpoint { Origin = lines[0], Size = size, Root = Digest.FromHash(root) }
            : throw new FormatException("The note is no checkpoint: the name of a log, a number of entries and a root in base64 are one.");
    }
}

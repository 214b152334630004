using System.Text;

namespace AgentLoop;

/// <summary>A text and who has signed it (<see href="https://c2sp.org/signed-note">C2SP signed-note</see>).</summary>
public sealed record SignedNote
{
    /// <summary>A note may have this many characters in all.</summary>
    public const int MaxLength = 1_000_000;

    private const int MaxSignatures = 64;

    /// <summary>The text; it ends with a line feed.</summary>
    public required string Text { get; init; }

    /// <summary>The signatures, at least one.</summary>
    public required IReadOnlyList<NoteSignature> Signatures { get; init; }

    /// <summary>Signs a text.</summary>
    /// <exception cref="ArgumentException">The text does not end with a line feed, or has control characters.</exception>
    public static async ValueTask<SignedNote> SignAsync(string text, ICheckpointSigner signer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signer);
        if (!IsText(text))
            throw new ArgumentException("A note ends with a line feed and has no other control characters.", nameof(text));
        ReadOnlyMemory<byte> signature = await signer.SignAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        return new SignedNote { Text = text, Signatures = [new NoteSignature { Name = signer.Key.Name, KeyId = signer.Key.Id, Signature = signature }] };
    }

    /// <summary>Reads a note as it is written.</summary>
    /// <exception cref="FormatException">It is not written so, or is longer than <see cref="MaxLength"/>.</exception>
    public static SignedNote Parse(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        int end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (note.Length > MaxLength || end < 0 || end + 2 >= note.Length || !note.EndsWith('\n') || !IsText(note[..(end + 1)]))
            throw new FormatException("That is no signed note: a text, an empty line and the lines of its signatures are one.");
        string[] lines = note[(end + 2)..^1].Split('\n');
        NoteSignature?[] signatures = [.. lines.Take(MaxSignatures + 1).Select(NoteSignature.TryParse)];
        return signatures.Length <= MaxSignatures && Array.TrueForAll(signatures, s => s is not null)
            ? new SignedNote { Text = note[..(end + 1)], Signatures = signatures! }
            : throw new FormatException("A signature of the note is not written as one.");
    }

    /// <summary>
    /// Which of these keys have signed the note. Where it says to be signed by one of them and is not, it is signed by none: such a note is
    /// to be refused whatever else stands under it.
    /// </summary>
    public IReadOnlyList<NoteKey> SignersAmong(IEnumerable<NoteKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        List<NoteKey> signers = [];
        foreach (NoteKey key in keys)
        {
            foreach (NoteSignature signature in Signatures.Where(s => s.IsOf(key)))
            {
                if (!key.Verify(Text, signature.Signature.Span))
                    return [];
                signers.Add(key);
            }
        }
        return signers;
    }

    /// <summary>The note as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => s + "\n"))}";

    private static bool IsText(string text) => text.EndsWith('\n') && !text.Any(c => c < ' ' && c != '\n');
}

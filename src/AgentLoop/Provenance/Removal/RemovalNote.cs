using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>
/// Word of what was taken away, as it stands in the log: a signed note whose text is the log's origin, <c>agentloop.removal.1</c>, and one line of JSON,
/// <c>{"kind":"erased"|"pruned","by":…,"reason":…,"entries":[{"position":…,"hash":…,"run":…,"sequence":…}],"artifacts":[name…]}</c>.
/// </summary>
public sealed record RemovalNote
{
    /// <summary>The most entries and artifacts that one note names; more are spread over several.</summary>
    public const int MaxItems = 1000;

    private const string Title = "agentloop.removal.1";

    /// <summary>Whether content and salts were erased, or content alone was pruned.</summary>
    public required RemovalKind Kind { get; init; }

    /// <summary>On whose word.</summary>
    public string By { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The entries whose bytes are gone.</summary>
    public IReadOnlyList<RemovedEntry> Entries { get; init; } = [];

    /// <summary>The names of the artifacts whose content is gone.</summary>
    public IReadOnlyList<Digest> Artifacts { get; init; } = [];

    /// <summary>The artifacts for which the erased entries vouched and which stay: the entry of this note vouches for them from now on, in its head.</summary>
    [JsonIgnore]
    public IReadOnlyList<Digest> Vouched { get; init; } = [];

    /// <summary>Signs word of a removal.</summary>
    public ValueTask<SignedNote> SignAsync(string origin, ICheckpointSigner signer, CancellationToken cancellationToken = default) =>
        SignedNote.SignAsync($"{origin}\n{Title}\n{JsonSerializer.Serialize(this, RemovalJsonContext.Default.RemovalNote)}\n", signer, cancellationToken);

    /// <summary>Reads the payload of one of the store's own entries; <see langword="null"/> where it is no word of a removal that one of the keys signed for this log.</summary>
    public static RemovalNote? TryRead(ReadOnlySpan<byte> payload, string origin, IEnumerable<NoteKey> keys)
    {
        try
        {
            SignedNote note = SignedNote.Parse(Encoding.UTF8.GetString(payload));
            return note.Text.Split('\n') is [var of, Title, var json, ""] && of == origin && note.SignersAmong(keys).Count > 0
                ? JsonSerializer.Deserialize(json, RemovalJsonContext.Default.RemovalNote)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

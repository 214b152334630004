using System.Text;

namespace AgentLoop;

/// <summary>Gives a content the secrets back that a file holds, or says why it cannot be written.</summary>
internal static class FileRestoring
{
    public static (ReadOnlyMemory<byte> Content, string? Problem) Restore(SecretMask mask, string path, ReadOnlyMemory<byte> content, params ReadOnlySpan<ReadOnlyMemory<byte>?> held)
    {
        IReadOnlyList<ShownSecret> shown = mask.Finder.IsEmpty ? [] : ShownSecret.AllIn(mask, content.Span);
        if (shown.Count == 0)
            return (content, null);
        FileSecrets[] known = new FileSecrets[held.Length];
        for (int i = 0; i < held.Length; i++)
            known[i] = FileSecrets.Of(mask, held[i]);

        List<SecretSpan> values = new(shown.Count);
        foreach (ShownSecret secret in shown)
        {
            string? value = secret.IsMark ? known.Select(k => k.Find(secret)).FirstOrDefault(v => v is not null) : known.Any(k => k.Holds(secret)) ? secret.Value : null;
            if (value is null)
                return (content, Refusal(path, secret));
            values.Add(secret.Span with { Mask = value });
        }
        return (Encoding.Latin1.GetBytes(MaskedText.Write(Encoding.Latin1.GetString(content.Span), values)), null);
    }

    private static string Refusal(string path, ShownSecret secret) => secret.IsMark
        ? $"\"{path}\" would hold {secret.Mark}, and which secret that stands for cannot be told from the file; leave the lines with secrets as they are, and take new ones from the environment."
        : $"\"{path}\" would hold a secret ({secret.Mark[SecretMarks.Begin.Length..^1]}) that it does not hold in the repository; take it from the environment instead.";
}

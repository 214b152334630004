using System.Text;

namespace AgentLoop;

/// <summary>How many tokens a text takes, roughly: what English text and code come to in the common tokenizers.</summary>
internal static class TokenEstimate
{
    public const int BytesPerToken = 4;

    public static int Of(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}

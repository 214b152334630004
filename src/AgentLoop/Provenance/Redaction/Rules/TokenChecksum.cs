using System.Text;

namespace AgentLoop;

/// <summary>
/// The checksum at the end of the tokens of GitHub and npm: six digits to the base of 62, the CRC-32 of the thirty characters before them (GitHub,
/// "Behind GitHub's new authentication token formats", 2021). What has another one is made up.
/// </summary>
internal static class TokenChecksum
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 6;

    public static bool IsRight(string token)
    {
        string body = token[(token.IndexOf('_', StringComparison.Ordinal) + 1)..^Length];
        return token.EndsWith(Encode(Crc32(Encoding.ASCII.GetBytes(body))), StringComparison.Ordinal);
    }

    public static string Encode(uint value)
    {
        char[] digits = new char[Length];
        for (int i = Length - 1; i >= 0; i--, value /= 62)
            digits[i] = Digits[(int)(value % 62)];
        return new string(digits);
    }

    /// <summary>CRC-32 of ISO 3309, reflected.</summary>
    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }
}

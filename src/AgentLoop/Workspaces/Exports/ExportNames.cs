using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Judges the names that programs in a fork have given.</summary>
internal static class ExportNames
{
    private const int LongestName = 255;
    private const int LongestPath = 4000;

    private static readonly SearchValues<char> NotOnWindows = SearchValues.Create("<>:\"|?*");

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    };

    /// <summary>Reports what is wrong with the name of something new; gives whether it may be handed on.</summary>
    public static bool Accept(string path, ExportLimits limits, ExportFindings findings)
    {
        string name = ChangePaths.Name(path);
        if (TooLong(path, name, limits) is { } length)
            findings.Refuse(ExportFindingKind.PathTooLong, path, length);
        else if (Hostile(name) is { } hostile)
            findings.Refuse(ExportFindingKind.HostileName, path, hostile);
        else
            return Flag(path, name, findings);
        return false;
    }

    private static bool Flag(string path, string name, ExportFindings findings)
    {
        if (Unportable(name) is { } unportable)
            findings.Flag(ExportFindingKind.UnportableName, path, unportable);
        return true;
    }

    private static string? TooLong(string path, string name, ExportLimits limits)
    {
        if (Encoding.UTF8.GetByteCount(path) > LongestPath || Encoding.UTF8.GetByteCount(name) > LongestName)
            return "is too long a path";
        return ChangePaths.Folders(path).Skip(limits.Depth).Any() ? $"lies more than {limits.Depth} folders deep" : null;
    }

    private static string? Hostile(string name)
    {
        if (name.Contains('\\', StringComparison.Ordinal))
            return "has a backslash in its name, which separates folders on other systems";
        if (name.Any(IsDirection))
            return "has a character in its name that turns the direction of writing";
        return name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufffe' or '\uffff')
            ? "has a control character in its name"
            : null;
    }

    private static string? Unportable(string name)
    {
        if (name[^1] is '.' or ' ' || name[0] == ' ')
            return "has a name that begins or ends with a blank or ends with a dot, which Windows drops";
        if (name.AsSpan().ContainsAny(NotOnWindows) || IsDevice(name))
            return "has a name that Windows cannot have";
        if (name[0] == '-')
            return "has a name that programs take for an option";
        if (IsDecomposed(name))
            return "has a letter in its name that is written as two characters, which some systems make one of";
        return name.EnumerateRunes().All(ShownText.IsVisible) ? null : "has a character in its name that cannot be seen";
    }

    /// <summary>Whether Windows opens a device instead of the file: also with an extension, and with raised digits.</summary>
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd(' ');
        bool isPort = stem.Length == 4
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
            && (char.IsAsciiDigit(stem[3]) || stem[3] is '\u00b9' or '\u00b2' or '\u00b3');
        return isPort || Devices.Contains(stem);
    }

    /// <summary>Whether an accent stands behind a plain letter; said without tables, which a host may have left out.</summary>
    private static bool IsDecomposed(string name) =>
        name.Zip(name.Skip(1)).Any(pair => char.IsAsciiLetter(pair.First) && pair.Second is >= '\u0300' and <= '\u036f');

    private static bool IsDirection(char c) =>
        c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}

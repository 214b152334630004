using System.Text;

namespace AgentLoop;

/// <summary>A text of bounded length, the most useful first.</summary>
internal sealed class FeedbackText
{
    private const int MaxLength = 4096;
    private const int RoomForRest = 100;
    private const int MaxTail = 2000;

    private readonly StringBuilder text = new();

    /// <summary>A finding as compilers write it.</summary>
    public static string Line(Finding finding) => finding switch
    {
        { File: null } => finding.Message,
        { Line: null } => $"{finding.File}: {finding.Message}",
        _ => $"{finding.File}({finding.Line}): {finding.Message}",
    };

    /// <summary>Adds what fits of a block.</summary>
    public void Add(string block)
    {
        int room = Math.Max(1, MaxLength - text.Length - 1);
        text.Append(OutputText.Clean(block, room)).Append('\n');
    }

    /// <summary>Adds block after block while they fit, then how many did not.</summary>
    public void AddAll(IEnumerable<string> blocks, string rest)
    {
        int left = 0;
        foreach (string block in blocks)
        {
            if (left == 0 && text.Length + block.Length + 1 <= MaxLength - RoomForRest)
                text.Append(block).Append('\n');
            else
                left++;
        }

        if (left > 0)
            text.Append("… and ").Append(left).Append(' ').Append(rest).Append(".\n");
    }

    /// <summary>Adds the end of a command's output.</summary>
    public void AddTail(string output)
    {
        string tail = OutputText.Tail(output, Math.Clamp(MaxLength - RoomForRest - text.Length, 1, MaxTail));
        if (tail.Length > 0)
            text.Append("The output ends:\n").Append(tail).Append('\n');
    }

    public override string ToString() => OutputText.Clean(text.ToString().TrimEnd(), MaxLength);
}

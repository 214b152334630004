using System.Runtime.InteropServices;
using System.Xml;

namespace AgentLoop;

/// <summary>
/// Reads TRX, the XML that Visual Studio's test runners, <c>dotnet test --logger trx</c>, Microsoft.Testing.Platform and xunit.v3 write
/// (namespace <c>http://microsoft.com/schemas/VisualStudio/TeamTest/2010</c>).
/// </summary>
public static class TrxReader
{
    private const int MaxBytes = 64 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>
    /// Reads a report that nobody vouches for: what is complete in it is kept, control characters are not, long texts are cut,
    /// and whatever ends the reading early is said in <see cref="TestReport.Problem"/>.
    /// </summary>
    /// <param name="content">The file's bytes, in UTF-8, or in UTF-16 with a byte order mark; at most 64 MiB.</param>
    public static TestReport Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length is 0 or > MaxBytes)
            return TestReport.Unreadable(content.IsEmpty ? "The report is empty." : "The report is larger than 64 MiB.");

        TrxContent found = new();
        string? problem = Fill(found, content);
        return new TestReport { Tests = found.Tests(), IsComplete = problem is null, Problem = problem };
    }

    private static string? Fill(TrxContent found, ReadOnlyMemory<byte> content)
    {
        using MemoryStream stream = Open(content);
        using XmlReader reader = XmlReader.Create(stream, Settings);
        try
        {
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName is not "TestRun")
                return $"The report is no TRX: its root is \"{OutputText.Clean(reader.LocalName, 100)}\", not \"TestRun\".";

            while (reader.Read())
            {
                if (!found.Take(reader))
                    return $"The report has more than {TrxContent.MaxTests} results; the rest was not read.";
            }

            return null;
        }
        catch (XmlException exception)
        {
            return exception.LineNumber == 0 ? "The report is no XML." : $"The report is cut off or no XML, at line {exception.LineNumber}.";
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array) && array.Array is not null
            ? new MemoryStream(array.Array, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}

using System.Text;
using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

/// <summary>Short words for what the tests do to a store and to its file.</summary>
internal static class Journal
{
    public static ValueTask AppendTextAsync(this IProvenanceStore store, string runId, long expectedSequence, params string[] records) =>
        store.AppendAsync(Request(runId, expectedSequence, records));

    public static AppendRequest Request(string runId, long expectedSequence, params string[] records) => new()
    {
        RunId = runId,
        ExpectedSequence = expectedSequence,
        Records = [.. records.Select(record => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(record)))],
    };

    public static async Task<IReadOnlyList<string>> ReadTextAsync(this IProvenanceStore store, string runId, long fromSequence = 0)
    {
        List<string> records = [];
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId, FromSequence = fromSequence }))
            records.Add(Encoding.UTF8.GetString(record.Payload.Span));

        return records;
    }

    /// <summary>Opens the file behind the store's back.</summary>
    public static SqliteConnection Connect(string path)
    {
        SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static void Execute(string path, string sql)
    {
        using SqliteConnection connection = Connect(path);
        connection.Execute(sql);
    }
}

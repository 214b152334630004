using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace AgentLoop.Benchmarks;

/// <summary>What one would write by hand: prepared commands, the same pragmas, one transaction per append, a hash of each record.</summary>
internal sealed class RawJournal : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly byte[] hashBytes = new byte[SHA256.HashSizeInBytes];
    private long sequence;

    public RawJournal(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("CREATE TABLE records (position INTEGER PRIMARY KEY, run INTEGER, sequence INTEGER, payload BLOB, hash BLOB, UNIQUE (run, sequence))");
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO records (run, sequence, payload, hash) VALUES (1, $sequence, $payload, $hash)";
        insert.Parameters.Add("$sequence", SqliteType.Integer);
        insert.Parameters.Add("$payload", SqliteType.Blob);
        insert.Parameters.Add("$hash", SqliteType.Blob);
        insert.Prepare();
    }

    public void Append(byte[] payload, int count)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        insert.Transaction = transaction;
        for (int i = 0; i < count; i++)
        {
            MerkleTree.HashLeaf(payload).CopyTo(hashBytes);
            insert.Parameters[0].Value = sequence++;
            insert.Parameters[1].Value = payload;
            insert.Parameters[2].Value = hashBytes;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

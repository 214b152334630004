using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>One connection to the file, with the statements prepared on it.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<Statement> statements = [];

    private Database(SqliteConnection connection) => this.connection = connection;

    public string Path => connection.DataSource;

    public sqlite3 Handle => connection.Handle!;

    public bool IsReadOnly => raw.sqlite3_db_readonly(Handle, "main") != 0;

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public static Database Open(string path, SqliteOpenMode mode, TimeSpan lockTimeout)
    {
        SqliteConnectionStringBuilder address = new() { DataSource = path, Mode = mode, Pooling = false };
        Database database = new(new SqliteConnection(address.ToString()));
        try
        {
            database.connection.Open();
        }
        catch (SqliteException e)
        {
            database.Dispose();
            throw SqliteFailure.Of(e.SqliteExtendedErrorCode, path, e.Message, e);
        }

        raw.sqlite3_busy_timeout(database.Handle, (int)lockTimeout.TotalMilliseconds);
        return database;
    }

    /// <summary>Executes SQL that answers nothing, or nothing of interest.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    /// <summary>Reads the number in the first column of the first row.</summary>
    public long ReadNumber(string sql)
    {
        using Statement statement = new(this, sql);
        return statement.Step() ? statement.GetNumber(0) : 0;
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        Statement statement = new(this, sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Undoes the open transaction, if SQLite has not done so by itself.</summary>
    public void RollBack()
    {
        if (IsInTransaction)
            Execute("ROLLBACK");
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw SqliteFailure.Of(raw.sqlite3_extended_errcode(Handle), Path, raw.sqlite3_errmsg(Handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (Statement statement in statements)
            statement.Dispose();

        connection.Dispose();
    }
}

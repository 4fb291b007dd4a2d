using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Shirube.Data.Migrations;

/// <summary>The ids of all migrations, known without loading the machinery that runs them.</summary>
internal static class RegisterMigrations
{
    public const string Register = "0001_register";

    public const string Desk = "0002_desk";

    public const string Profiles = "0004_profiles";

    public const string People = "0005_people";

    public const string ResearchPassages = "0006_research_passages";

    public const string Rounds = "0007_rounds";

    public const string Cuts = "0009_cuts";

    public const string Verifications = "0010_verifications";

    public const string Workbooks = "0011_workbooks";

    public const string Questions = "0012_questions";

    public const string Indicators = "0013_indicators";

    public const string Releases = "0014_releases";

    public const string Comments = "0015_comments";

    public const string Outbox = "0016_outbox";

    public const string Boards = "0017_boards";

    public const string ReleasedCuts = "0018_released_cuts";

    public const string RightsByState = "0018_rights_by_state";

    public const string QuestionsByState = "0019_questions_by_state";

    public const string BoardsOfAllRounds = "0020_boards_of_all_rounds";

    public const string ReleasedFigures = "0020_released_figures";
    public const string ReturnedFigures = "0021_returned_figures";

    public const string SpeedOfBoards = "0021_speed_of_boards";

    public const string WhoseClock = "0022_whose_clock";

    public const string Counts = "0023_counts";

    public const string RightsByStatement = "0025_rights_by_statement";

    public const string BoundedTimes = "0026_bounded_times";

    public const string LastAnswers = "0026_last_answers";

    public static ImmutableArray<string> Ids { get; } =
    [
        Register,
        Desk,
        Profiles,
        People,
        ResearchPassages,
        Rounds,
        Cuts,
        Verifications,
        Workbooks,
        Questions,
        Indicators,
        Releases,
        Comments,
        Outbox,
        Boards,
        ReleasedCuts,
        RightsByState,
        QuestionsByState,
        BoardsOfAllRounds,
        ReleasedFigures,
        ReturnedFigures,
        SpeedOfBoards,
        WhoseClock,
        Counts,
        RightsByStatement,
        BoundedTimes,
        LastAnswers,
    ];
}

/// <summary>A migration whose text is the embedded file of its id.</summary>
internal abstract class SqlMigration(string id) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        using var stream = typeof(SqlMigration).Assembly.GetManifestResourceStream($"{id}.sql")!;
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Register)]
internal sealed class RegisterMigration() : SqlMigration(RegisterMigrations.Register);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Desk)]
internal sealed class DeskMigration() : SqlMigration(RegisterMigrations.Desk);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Profiles)]
internal sealed class ProfilesMigration() : SqlMigration(RegisterMigrations.Profiles);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.People)]
internal sealed class PeopleMigration() : SqlMigration(RegisterMigrations.People);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.ResearchPassages)]
internal sealed class ResearchPassagesMigration()
    : SqlMigration(RegisterMigrations.ResearchPassages);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Rounds)]
internal sealed class RoundsMigration() : SqlMigration(RegisterMigrations.Rounds);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Cuts)]
internal sealed class CutsMigration() : SqlMigration(RegisterMigrations.Cuts);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Verifications)]
internal sealed class VerificationsMigration() : SqlMigration(RegisterMigrations.Verifications);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Workbooks)]
internal sealed class WorkbooksMigration() : SqlMigration(RegisterMigrations.Workbooks);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Questions)]
internal sealed class QuestionsMigration() : SqlMigration(RegisterMigrations.Questions);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Indicators)]
internal sealed class IndicatorsMigration() : SqlMigration(RegisterMigrations.Indicators);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Releases)]
internal sealed class ReleasesMigration() : SqlMigration(RegisterMigrations.Releases);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Comments)]
internal sealed class CommentsMigration() : SqlMigration(RegisterMigrations.Comments);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Outbox)]
internal sealed class OutboxMigration() : SqlMigration(RegisterMigrations.Outbox);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Boards)]
internal sealed class BoardsMigration() : SqlMigration(RegisterMigrations.Boards);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.ReleasedCuts)]
internal sealed class ReleasedCutsMigration() : SqlMigration(RegisterMigrations.ReleasedCuts);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.RightsByState)]
internal sealed class RightsByStateMigration() : SqlMigration(RegisterMigrations.RightsByState);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.QuestionsByState)]
internal sealed class QuestionsByStateMigration()
    : SqlMigration(RegisterMigrations.QuestionsByState);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.BoardsOfAllRounds)]
internal sealed class BoardsOfAllRoundsMigration()
    : SqlMigration(RegisterMigrations.BoardsOfAllRounds);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.ReleasedFigures)]
internal sealed class ReleasedFiguresMigration() : SqlMigration(RegisterMigrations.ReleasedFigures);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.ReturnedFigures)]
internal sealed class ReturnedFiguresMigration() : SqlMigration(RegisterMigrations.ReturnedFigures);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.SpeedOfBoards)]
internal sealed class SpeedOfBoardsMigration() : SqlMigration(RegisterMigrations.SpeedOfBoards);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.WhoseClock)]
internal sealed class WhoseClockMigration() : SqlMigration(RegisterMigrations.WhoseClock);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.Counts)]
internal sealed class CountsMigration() : SqlMigration(RegisterMigrations.Counts);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.RightsByStatement)]
internal sealed class RightsByStatementMigration()
    : SqlMigration(RegisterMigrations.RightsByStatement);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.BoundedTimes)]
internal sealed class BoundedTimesMigration() : SqlMigration(RegisterMigrations.BoundedTimes);

[DbContext(typeof(RegisterContext))]
[Migration(RegisterMigrations.LastAnswers)]
internal sealed class LastAnswersMigration() : SqlMigration(RegisterMigrations.LastAnswers);

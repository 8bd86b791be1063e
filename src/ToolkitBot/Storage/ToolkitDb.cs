using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ToolkitBot.Storage.Entities;

namespace ToolkitBot.Storage;

/// <summary>The EF model of everything the bot stores, the same on SQLite and PostgreSQL; times are UTC.</summary>
internal sealed class ToolkitDb(DbContextOptions<ToolkitDb> options) : DbContext(options)
{
    public DbSet<TurnRecord> Turns => Set<TurnRecord>();
    public DbSet<StateRecord> States => Set<StateRecord>();
    public DbSet<ConversationRecord> Conversations => Set<ConversationRecord>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<CampaignRecord> Campaigns => Set<CampaignRecord>();
    public DbSet<CampaignEvent> CampaignEvents => Set<CampaignEvent>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<CampaignSum> CampaignSums => Set<CampaignSum>();
    public DbSet<CampaignDay> CampaignDays => Set<CampaignDay>();
    public DbSet<Pledge> Pledges => Set<Pledge>();
    public DbSet<PledgeJoin> Joins => Set<PledgeJoin>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<OwnAnswer> OwnAnswers => Set<OwnAnswer>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<OutboxLease> OutboxLeases => Set<OutboxLease>();
    public DbSet<Tally> Tallies => Set<Tally>();
    public DbSet<Mark> Marks => Set<Mark>();
    public DbSet<UnansweredRecord> Unanswered => Set<UnansweredRecord>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<TurnRecord>(turn =>
        {
            turn.ToTable("turns").HasKey(t => t.Id);
            turn.HasIndex(t => t.CommittedAt);
            turn.HasIndex(t => t.SendingUntil).HasFilter("sent = false");
        });
        model.Entity<StateRecord>().ToTable("states").HasKey(s => s.Key);
        model.Entity<ConversationRecord>(conversation =>
        {
            conversation.ToTable("conversations").HasKey(c => c.Id);
            conversation.HasIndex(c => c.TeamId);
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("people").HasKey(p => p.Key);
            person.HasIndex(p => p.ChannelAccountId);
        });
        model.Entity<Mark>().ToTable("marks").HasKey(m => m.Name);
        model.Entity<CampaignRecord>(campaign =>
        {
            campaign.ToTable("campaigns").HasKey(c => c.Id);
            campaign.Property(c => c.Version).IsConcurrencyToken();
            campaign.Property(c => c.GoneReason).HasConversion<string>();
            campaign.Ignore(c => c.Stewards);

            // A tenant's teams, those with most pledges first.
            campaign.HasIndex(c => new { c.CampaignId, c.Pledged });

            // Everything that the wall adds up of them.
            campaign
                .HasIndex(c => new
                {
                    c.CampaignId,
                    c.TeamId,
                    c.Name,
                    c.Hashtag,
                    c.StartsOn,
                    c.EndsOn,
                    c.Goal,
                })
                .HasDatabaseName("IX_campaigns_settings");
        });
        model.Entity<CampaignEvent>(happened =>
        {
            happened.ToTable("campaign_events").HasKey(e => e.Id);
            happened.Property(e => e.Id).ValueGeneratedOnAdd();
            happened.Property(e => e.Kind).HasConversion<string>();
            happened.HasIndex(e => e.CampaignId);
        });
        model.Entity<Membership>().ToTable("memberships").HasKey(m => new { m.PersonKey, m.TeamId });
        model
            .Entity<CampaignSum>()
            .ToTable("campaign_sums")
            .HasKey(c => new
            {
                c.CampaignId,
                c.ThemeId,
                c.MadeAs,
            });
        model
            .Entity<CampaignDay>()
            .ToTable("campaign_days")
            .HasKey(c => new
            {
                c.CampaignId,
                c.ThemeId,
                c.Day,
            });
        model.Entity<Pledge>(pledge =>
        {
            pledge.ToTable("pledges").HasKey(p => p.Id);
            pledge.Property(p => p.Version).IsConcurrencyToken();
            pledge.Property(p => p.State).HasConversion<string>();
            pledge.Property(p => p.StateBefore).HasConversion<string>();
            pledge.HasIndex(p => p.PersonKey);
            pledge.HasIndex(p => p.PostActivityId);
            pledge.HasIndex(p => new
            {
                p.CampaignId,
                p.TeamId,
                p.CreatedAt,
            });

            // For the wall's newest pledges: contain only those that may be shown, so that the query skips no others.
            pledge
                .HasIndex(p => new
                {
                    p.CampaignId,
                    p.CreatedAt,
                    p.Id,
                })
                .HasFilter(Pledge.ShownStates);
            pledge
                .HasIndex(p => new
                {
                    p.CampaignId,
                    p.ThemeId,
                    p.CreatedAt,
                    p.Id,
                })
                .HasFilter(Pledge.ShownStates);
            pledge
                .HasIndex(p => new
                {
                    p.CampaignId,
                    p.TeamId,
                    p.CreatedAt,
                    p.Id,
                })
                .HasFilter(Pledge.ShownStates);
            pledge
                .HasIndex(p => new
                {
                    p.CampaignId,
                    p.TeamId,
                    p.ThemeId,
                    p.CreatedAt,
                    p.Id,
                })
                .HasFilter(Pledge.ShownStates);
        });
        model.Entity<PledgeJoin>(join =>
        {
            join.ToTable("pledge_joins").HasKey(j => new { j.PledgeId, j.PersonKey });
            join.HasIndex(j => j.PersonKey);
        });
        model.Entity<Question>(question =>
        {
            question.ToTable("questions").HasKey(q => q.Id);
            question.Property(q => q.Version).IsConcurrencyToken();
            question.Property(q => q.State).HasConversion<string>();
            question.HasIndex(q => new { q.TenantId, q.TeamId });
            question.HasIndex(q => q.AskerKey);
            question.Ignore(q => q.Follows);
        });
        model.Entity<OwnAnswer>(answer =>
        {
            answer.ToTable("own_answers").HasKey(a => a.Id);
            answer.Property(a => a.Version).IsConcurrencyToken();
            answer.Ignore(a => a.WordingList).Ignore(a => a.Title);
            answer.HasIndex(a => new { a.TenantId, a.TeamId });
            answer.HasIndex(a => a.KeeperKey);
        });
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox").HasKey(o => o.Id);
            outbox.Property(o => o.Id).ValueGeneratedOnAdd();
            outbox.HasIndex(o => o.UniqueKey).IsUnique();
            outbox.HasIndex(o => new { o.DueAt, o.Place }).HasFilter("finished_at is null");
            outbox.HasIndex(o => o.Subject);
            outbox.HasIndex(o => o.Place);
        });
        model.Entity<OutboxLease>().ToTable("outbox_leases").HasKey(l => l.Place);
        model
            .Entity<Tally>()
            .ToTable("tallies")
            .HasKey(t => new
            {
                t.Day,
                t.Kind,
                t.Subject,
            });
        model.Entity<UnansweredRecord>(question =>
        {
            question.ToTable("unanswered").HasKey(q => q.Id);
            question.Property(q => q.Id).ValueGeneratedOnAdd();
        });

        UseSnakeCase(model);
        if (Database.IsSqlite())
        {
            KeepTimesAsMilliseconds(model);
        }
    }

    /// <summary>
    /// Names columns in snake_case, so that plain SQL needs no quotation marks on either database.
    /// EFCore.NamingConventions would also rename keys and indexes, which existing databases have under other names.
    /// </summary>
    private static void UseSnakeCase(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }
    }

    /// <summary>SQLite has no comparable time type, so times are stored as Unix milliseconds.</summary>
    private static void KeepTimesAsMilliseconds(ModelBuilder model)
    {
        var milliseconds = new ValueConverter<DateTimeOffset, long>(
            time => time.ToUnixTimeMilliseconds(),
            value => DateTimeOffset.FromUnixTimeMilliseconds(value)
        );
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
            {
                property.SetValueConverter(milliseconds);
            }
        }
    }
}

#!/usr/bin/env python3
"""An invented health system of みほん市: what its operators would hand to `hyoka monitor`.

usage: generate.py OUT

Writes into the folder OUT the two revisions in force, the configuration, an SQLite database, the same as SQL for
PostgreSQL, exports as CSV and a month of access log. Everything is made up by a fixed rule, so two runs give equal
files; the number that looks like a My Number is test data and belongs to nobody. planted.txt beside this file lists
the deviations that are planted.
"""
import csv
import datetime
import os
import random
import shutil
import sqlite3
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REVISIONS = os.path.join(HERE, '..', '..', 'assessments', '15-予防接種', 'zenkou')
FIRST, LAST = datetime.date(2025, 9, 12), datetime.date(2025, 10, 14)
EXPORTED = '2025-10-14'
HOLIDAYS = {'2025-09-15': '敬老の日', '2025-09-23': '秋分の日', '2025-10-13': 'スポーツの日'}
chance = random.Random(20251015)

PEOPLE = ('atena_no togo_no kojin_no setai_no shimei shimei_kana seibetsu umare jusho katagaki yubin denwa zokugara '
          'kubun ido_date ido_jiyu shien sofusaki updated_at').split()
DOSES = ('dose_id atena_no shurui taisho_kubun sesshu_date kaisu nenrei vaccine lot ryo houhou bui iryo_code iryo_mei '
         'yoshin_i sesshu_i yoshin_kekka taion yoshin_nomi shigai nyushu touroku teisei teisei_riyu line_id updated_at').split()


def my_number(eleven):
    """Twelve digits with the right check digit: test data."""
    total = sum(int(d) * (n + 2 if n < 6 else n - 4) for n, d in enumerate(reversed(eleven)))
    return eleven + str(0 if total % 11 <= 1 else 11 - total % 11)


def accounts():
    rows = []
    for n in range(1, 181):
        department = ('K01', 'K01', 'K02', 'K03')[n % 4]
        rows.append([f'U{n:03d}', 'staff', department, '', 'true', '2024-04-01', EXPORTED, '', 'false', 'false'])
    for n in range(1, 5):
        rows.append([f'V{n:03d}', 'contractor', '', 'G1' if n < 3 else 'G2', 'true', '2024-04-01', EXPORTED, '', 'false', 'false'])
    rows.append(['V051', 'contractor', '', 'G5', 'true', '2024-04-01', EXPORTED, '', 'false', 'false'])  # its work ended on 2025-09-30
    rows.append(['BATCH1', 'system', '', '', 'true', '2024-04-01', EXPORTED, '', 'false', 'false'])
    rows.append(['U901', 'staff', 'K09', '', 'true', '2025-04-01', EXPORTED, '', 'false', 'false'])      # of no declared department
    rows.append(['U902', 'staff', 'K01', '', 'true', '2023-04-01', '2025-08-29', '2025-08-31', 'false', 'false'])  # has left
    rows.append(['U903', 'staff', 'K02', '', 'true', '2023-04-01', '2025-05-02', '', 'false', 'false'])  # not used since May
    rows.append(['MADO1', 'staff', 'K02', '', 'true', '2024-04-01', EXPORTED, '', 'true', 'false'])      # shared
    return rows


def database(path, rows):
    statements = ['CREATE TABLE people (%s)' % ', '.join(c + ' TEXT' for c in PEOPLE),
                  'CREATE TABLE doses (%s)' % ', '.join(c + ' TEXT' for c in DOSES),
                  'CREATE TABLE riyousha (id TEXT, kubun TEXT, shozoku TEXT, gyousha TEXT, yukou TEXT, touroku TEXT,'
                  ' saishu TEXT, taishoku TEXT, kyouyou TEXT, kanri TEXT)',
                  'CREATE TABLE toukei (koumoku TEXT, atai INTEGER)',
                  "INSERT INTO toukei VALUES ('subjects', 312480)"]
    for n in range(1, 301):
        people = [f'{n:08d}', f'T{n:07d}', my_number(f'{n:011d}'), f'{n // 3:08d}', f'試験 {n:03d}', f'シケン {n:03d}', '男女'[n % 2],
                  f'{1950 + n % 70}-01-{n % 28 + 1:02d}', f'みほん市試験町{n}番地', '', '999-0000', '00-0000-0000', '本人', '住民', '2020-04-01',
                  '転入', '', '', EXPORTED]
        statements.append('INSERT INTO people VALUES (%s)' % ', '.join("'%s'" % v for v in people))
    statements += ['INSERT INTO riyousha VALUES (%s)' % ', '.join("'%s'" % v for v in row) for row in rows]
    with open(path + '.sql', 'w', encoding='utf-8') as f:
        f.writelines(s + ';\n' for s in statements)
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def days():
    day = FIRST
    while day <= LAST:
        yield day
        day += datetime.timedelta(days=1)


def events(rows):
    """(time, fields) of the month, in order."""
    staff = [r for r in rows if r[1] == 'staff' and r[0].startswith('U') and r[0] < 'U900']
    vendors = [r for r in rows if r[1] == 'contractor']
    made = []

    def add(day, hour, minute, second, **fields):
        made.append((datetime.datetime(day.year, day.month, day.day, hour, minute, second), fields))

    for day in days():
        if day.weekday() >= 5 or day.isoformat() in HOLIDAYS:
            continue
        for user in chance.sample(staff, 60):
            for _ in range(chance.randint(2, 9)):
                case = f'R{day:%m%d}{chance.randint(1, 400):04d}'
                add(day, chance.randint(8, 16), chance.randint(0, 59), chance.randint(0, 59), user=user[0], kubun='staff',
                    busho=user[2], kinou=chance.choice(['照会', '照会', '照会', '登録', '印刷']), jimu='YB', atena=f'{chance.randint(1, 200000):08d}',
                    case=case, tanmatsu=f'PC{chance.randint(1, 80):03d}', kuiki='Z1', baitai='paper' if chance.random() < .1 else 'screen')
        for user in vendors:
            if user[3] == 'G5' and day > datetime.date(2025, 9, 30):
                continue
            add(day, chance.randint(9, 16), chance.randint(0, 59), 0, user=user[0], kubun='contractor', gyousha=user[3], kinou='照会',
                jimu='YB', case=f'H{day:%m%d}', tanmatsu='MNT1', kuiki='Z1', baitai='screen', persons='0')
        add(day, 5, 0, 0, user='BATCH1', kubun='system', kinou='夜間', jimu='YB', kuiki='Z0', baitai='none', persons='0')
    planted(add)
    made.sort(key=lambda e: (e[0], sorted(e[1].items())))
    return made


def planted(add):
    day = datetime.date
    one = dict(kubun='staff', kinou='照会', jimu='YB', kuiki='Z1', tanmatsu='PC001', baitai='screen')
    add(day(2025, 10, 7), 10, 5, 0, **{**one, 'user': 'U901', 'busho': 'K09', 'atena': '00000011', 'case': 'R10070001'})
    add(day(2025, 10, 3), 10, 6, 0, **{**one, 'kubun': 'contractor', 'user': 'V051', 'gyousha': 'G5', 'case': 'R10030001', 'atena': '00000012'})
    add(day(2025, 9, 24), 14, 0, 0, **{**one, 'user': 'U017', 'busho': 'K01', 'jimu': 'ZE', 'atena': '00000013', 'case': 'R09240001'})
    add(day(2025, 9, 25), 23, 40, 0, **{**one, 'user': 'U021', 'busho': 'K01', 'atena': '00000014', 'case': 'R09250001'})
    add(day(2025, 10, 13), 10, 30, 0, **{**one, 'user': 'U026', 'busho': 'K02', 'atena': '00000016', 'case': 'R10130001'})
    add(day(2025, 10, 8), 15, 10, 0, **{**one, 'user': 'U033', 'busho': 'K01', 'kinou': '出力', 'persons': '4200', 'rows': '4200', 'baitai': 'disk', 'case': 'R10080001', 'shounin': 'S1008'})
    add(day(2025, 10, 9), 16, 20, 0, **{**one, 'user': 'U040', 'busho': 'K01', 'kinou': '媒体書込', 'persons': '12', 'rows': '12', 'baitai': 'usb', 'angou': 'no', 'case': 'R10090001'})
    add(day(2025, 10, 10), 9, 30, 0, **{**one, 'user': 'U050', 'busho': 'K02', 'atena': '00000015', 'case': 'R10100001', 'riyuu': my_number('98765432109')})
    for n in range(12):
        add(day(2025, 10, 1 + n % 3), 11 + n % 4, n, 0, **{**one, 'user': 'U061', 'busho': 'K02', 'atena': '00099999', 'case': f'R9{n:07d}'})


def write_log(path, made):
    with open(path, 'w', encoding='utf-8') as f:
        seq = 0
        for time, fields in made:
            seq += 1
            if seq == 3000:  # 25 numbers are missing: somebody took lines out
                seq += 25
            values = ' '.join(f'{k}={v}' for k, v in fields.items())
            f.write(f'ts={time.isoformat()}+09:00 seq={seq} {values}\n')


def write_csv(path, head, rows):
    with open(path, 'w', encoding='utf-8', newline='') as f:
        csv.writer(f).writerows([head] + rows)


def exports(out):
    write_csv(f'{out}/job.csv', ['name', 'what', 'ended', 'ok', 'rows'],
              [['削除処理', 'erasure', '2025-09-30', 'false', '0'], ['バックアップ', 'backup', EXPORTED, 'true', '1']])  # the erasure failed
    write_csv(f'{out}/provision.csv', ['to', 'date', 'items', 'law', 'way', 'count'],
              [['NW', f'2025-10-{d:02d}', '予防接種の実施に関する情報', '番号法第19条第8号', '情報提供ネットワークシステム', '40'] for d in (1, 2, 3, 6, 7, 8)])
    write_csv(f'{out}/transfer.csv', ['to', 'date', 'items', 'way', 'count'],
              [['K11', f'2025-10-{d:02d}', '接種の年月日', '庁内連携システム', '30'] for d in (1, 2, 3)] +
              [['K12', '2025-10-01', '接種の年月日', '庁内連携システム', '900'], ['K12', '2025-10-03', '接種の年月日、個人番号', '庁内連携システム', '900'], ['K13', '2025-10-06', '接種の年月日', 'メール', '25']])  # K13 is not declared
    write_csv(f'{out}/entrustment.csv', ['to', 'date', 'items', 'way', 'count', 'sub_of'],
              [['G3', '2025-10-02', '宛名', '電子記録媒体', '5200', ''], ['G4', '2025-10-06', '予診票', '紙', '800', '']])
    write_csv(f'{out}/incident.csv', ['happened', 'known', 'persons', 'my_number', 'what', 'declared'],
              [['2025-06-20', '2025-06-21', '130', 'true', '予診票の誤送付', 'false']])
    write_csv(f'{out}/evidence.csv', ['what', 'date', 'department', 'document', 'by', 'persons'],
              [['self_inspection', '2025-02-10', 'K01', '令和6年度自己点検結果', '課長', ''], ['audit', '2024-11-20', '', '令和6年度内部監査報告書', '監査担当課長', ''],
               ['review', '2025-03-10', 'K01', '見直しの起案', '課長', ''], ['training', '2025-05-20', 'K01', '研修の名簿', '課長', '84']])
    write_csv(f'{out}/oldest.csv', ['file', 'date', 'table'], [['予防接種ファイル', '2008-04-07', 'doses'], ['access_log', '2018-10-20', '']])
    with open(f'{out}/holidays.csv', 'w', encoding='cp932', newline='') as f:
        csv.writer(f).writerows([['国民の祝日・休日月日', '国民の祝日・休日名称']] + [[day.replace('-', '/'), name] for day, name in HOLIDAYS.items()])
    write_csv(f'{out}/case.csv', ['case', 'date', 'department'], [['R10070001', '2025-10-07', 'K01'], ['R10080001', '2025-10-08', 'K01']])


def main(out):
    os.makedirs(f'{out}/assessment', exist_ok=True)
    for name in ('2025-04-01.yaml', '2025-10-01.yaml'):
        shutil.copy(os.path.join(REVISIONS, name), f'{out}/assessment/{name}')
    for name in ('monitor.yaml', 'waivers.yaml'):
        shutil.copy(os.path.join(HERE, name), f'{out}/{name}')
    for name in ('kenko.db', 'monitor.db', 'monitor.db-wal', 'monitor.db-shm'):
        if os.path.exists(f'{out}/{name}'):
            os.remove(f'{out}/{name}')
    rows = accounts()
    database(f'{out}/kenko.db', rows)
    write_log(f'{out}/access.log', events(rows))
    exports(out)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip().split('\n\n')[1])
    main(sys.argv[1])
